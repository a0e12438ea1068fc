package import Core

/// Addresses that begin with the same bits, such as `10.0.0.0/8`.
package struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes.
    private let bytes: [UInt8]
    /// How many of their bits count.
    private let bits: Int

    static let form = "Write addresses like 10.0.0.7 or ranges like 10.0.0.0/8 and fd00::/8."

    /// One address or a range. Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = NetworkAddress.bytes(String(parts[0])) else {
            throw TidemarkError(.usage, "“\(text)” is not an address.", hint: Self.form)
        }
        var bits = bytes.count * 8
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...bits).contains(given) else {
                throw TidemarkError(.usage, "“\(text)” is not a range of addresses.", hint: Self.form)
            }
            bits = given
        }
        self.bytes = bytes.enumerated().map { $0.element & Self.mask($0.offset, bits) }
        self.bits = bits
    }

    /// Whether an address lies in it; an IPv4 address written as IPv6 (`::ffff:10.0.0.7`) is the IPv4 address.
    package func contains(_ address: String) -> Bool {
        guard let other = NetworkAddress.bytes(address), other.count == bytes.count else { return false }
        return bytes.indices.allSatisfy { other[$0] & Self.mask($0, bits) == bytes[$0] }
    }

    private static func mask(_ index: Int, _ bits: Int) -> UInt8 {
        let kept = min(8, max(0, bits - index * 8))
        return UInt8(truncatingIfNeeded: 0xFF00 >> kept)
    }

    package var description: String {
        let address = NetworkAddress.text(bytes)
        return bits == bytes.count * 8 ? address : "\(address)/\(bits)"
    }
}
