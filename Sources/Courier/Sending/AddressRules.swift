internal import Glibc

/// Where the service may connect to at somebody's word: everywhere but to addresses by which a machine asks its cloud for
/// credentials, and those that are no single machine's.
package struct AddressRules: Sendable {
    /// Addresses that are allowed whatever the rules say.
    private let isAllowed: @Sendable (String) -> Bool

    package init(allowing isAllowed: @escaping @Sendable (String) -> Bool = { _ in false }) {
        self.isAllowed = isAllowed
    }

    /// Whether an IPv4 or IPv6 address may be connected to.
    package func permit(_ address: String) -> Bool {
        guard let bytes = Self.bytes(address) else { return false }
        return isAllowed(address) || isAllowed(Self.text(bytes)) || !Self.isForbidden(bytes)
    }

    private static func isForbidden(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 16 else { return isForbiddenShort(bytes) }
        // An IPv4 address behind a translator, in a tunnel, or in the form that was given up.
        let prefixes: [[UInt8]] = [
            [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], [UInt8](repeating: 0, count: 12),
        ]
        if prefixes.contains(where: { Array(bytes.prefix(12)) == $0 }), !isLoopback(bytes) {
            return isForbiddenShort(Array(bytes.suffix(4)))
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return isForbiddenShort(Array(bytes[2..<6])) }
        return bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80  // fe80::/10, link-local
            || bytes[0] == 0xFF  // multicast
            || bytes == metadata
    }

    private static func isForbiddenShort(_ bytes: [UInt8]) -> Bool {
        bytes[0] == 0  // this network
            || bytes[0] == 169 && bytes[1] == 254  // link-local, metadata of most clouds
            || bytes == [100, 100, 100, 200]  // metadata of Alibaba Cloud
            || bytes == [192, 0, 0, 192]  // metadata of Oracle Cloud's older machines
            || bytes[0] >= 224  // multicast, reserved, broadcast
    }

    private static func isLoopback(_ bytes: [UInt8]) -> Bool {
        bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// fd00:ec2::254, metadata of AWS.
    private static let metadata: [UInt8] = [0xFD, 0, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54]

    /// 4 or 16 bytes, an IPv4 address written as IPv6 as 4; nil where the text is no address.
    static func bytes(_ text: String) -> [UInt8]? {
        var short = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &short) == 1 { return short }
        var long = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &long) == 1 else { return nil }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        return Array(long.prefix(12)) == mapped ? Array(long.suffix(4)) : long
    }

    private static func text(_ bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: 64)
        guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else {
            return ""
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
