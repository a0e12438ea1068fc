package import Core

/// The name of an instance, project, site, plan, repository or receiver.
///
/// 1 to 63 letters, digits, dots, hyphens and underscores of ASCII, the first and last a letter or digit: safe in a
/// URL, a file name and a table. Case matters.
package struct ResourceName: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String

    static let hint =
        "Write 1 to 63 letters, digits, dots, hyphens or underscores, with a letter or digit at both ends."
    /// Stands where a name could not be read; never leaves a reader.
    static let placeholder = ResourceName(unchecked: "x")

    private init(unchecked text: String) { description = text }

    /// Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let isPlain = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        let marks: [UInt8] = [0x2D, 0x2E, 0x5F]
        guard (1...63).contains(text.utf8.count), text.utf8.allSatisfy({ isPlain($0) || marks.contains($0) }),
            text.utf8.first.map(isPlain) ?? false, text.utf8.last.map(isPlain) ?? false
        else { throw TidemarkError(.usage, "“\(text)” is not a name.", hint: Self.hint) }
        description = text
    }

    package static func < (left: ResourceName, right: ResourceName) -> Bool { left.description < right.description }
}
