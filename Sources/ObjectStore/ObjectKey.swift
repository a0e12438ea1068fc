internal import Core

/// The rules for keys, checked by every store before it touches anything.
package enum ObjectKey {
    package static let maximumBytes = 900

    /// Throws `store.key` unless the key follows the rules of `ObjectStore`.
    package static func check(_ key: String) throws {
        guard isValid(key) else {
            throw TidemarkError(
                .storeKey, "“\(key.prefix(100))” cannot be the name of a stored object.",
                hint: "This is a defect of Tidemark or a damaged repository; please report it.")
        }
    }

    /// Whether the key follows the rules of `ObjectStore`.
    static func isValid(_ key: String) -> Bool {
        (1...maximumBytes).contains(key.utf8.count) && key.utf8.allSatisfy(isAllowed)
            && key.split(separator: "/", omittingEmptySubsequences: false)
                .allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && $0.utf8.count <= 200 })
    }

    /// Throws `store.key` where no valid key could begin with `prefix`. The empty prefix is valid.
    package static func check(prefix: String) throws {
        if prefix.isEmpty { return }
        try check(prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix)
    }

    /// Whether a file found in a directory can be an object or a folder of objects.
    static func isComponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, first != UInt8(ascii: "."), bytes.count <= 200 else { return false }
        return bytes.allSatisfy(isAllowed) && !bytes.contains(UInt8(ascii: "/"))
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F: true
        default: false
        }
    }
}
