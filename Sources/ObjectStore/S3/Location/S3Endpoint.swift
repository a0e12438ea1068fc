internal import Core

/// Where a store answers: `https://s3.example.com:9000`.
package struct S3Endpoint: Sendable, Hashable, CustomStringConvertible {
    package let isTLS: Bool
    /// Lower case, without brackets.
    package let host: String
    package let port: Int

    package init(isTLS: Bool, host: String, port: Int? = nil) {
        self.isTLS = isTLS
        self.host = host
        self.port = port ?? (isTLS ? 443 : 80)
    }

    /// `https://HOST[:PORT]`, `http://HOST[:PORT]`, or without a scheme, which means https. nil where it is neither.
    init?(parsing text: String) {
        var rest = text[...]
        var isTLS = true
        let lower = text.lowercased()
        if lower.hasPrefix("https://") {
            rest = rest.dropFirst(8)
        } else if lower.hasPrefix("http://") {
            rest = rest.dropFirst(7)
            isTLS = false
        }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        var portText: Substring?
        if rest.hasPrefix("[") {
            guard let close = rest.firstIndex(of: "]") else { return nil }
            let tail = rest[rest.index(after: close)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { return nil }
            portText = tail.isEmpty ? nil : tail.dropFirst()
            rest = rest[rest.index(after: rest.startIndex)..<close]
            guard
                rest.utf8.allSatisfy({
                    Hex.decode("0\(Character(UnicodeScalar($0)))") != nil || $0 == 0x3A || $0 == 0x2E
                })
            else { return nil }
        } else if let colon = rest.firstIndex(of: ":") {
            portText = rest[rest.index(after: colon)...]
            rest = rest[..<colon]
        }
        guard !rest.isEmpty, rest.utf8.allSatisfy(Self.isAllowed) else { return nil }
        if let portText {
            guard let port = Int(portText), (1...65535).contains(port) else { return nil }
            self.init(isTLS: isTLS, host: rest.lowercased(), port: port)
        } else {
            self.init(isTLS: isTLS, host: rest.lowercased())
        }
    }

    /// Whether the host is an address and not a name; a bucket cannot be put before an address.
    var isAddress: Bool {
        host.contains(":") || host.split(separator: ".").allSatisfy { UInt8($0) != nil }
    }

    /// Host and port as the `Host` header and the signature have them.
    func authority(bucket: String? = nil) -> String {
        let name = host.contains(":") ? "[\(host)]" : host
        let full = bucket.map { "\($0).\(name)" } ?? name
        return port == (isTLS ? 443 : 80) ? full : "\(full):\(port)"
    }

    package var description: String { "\(isTLS ? "https" : "http")://\(authority())" }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x3A, 0x5F: true
        default: false
        }
    }
}
