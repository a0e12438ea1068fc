/// Where an instance listens.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// A host name, an IPv4 address, or an IPv6 address without brackets.
    package let host: String
    /// 1 to 65,535.
    package let port: Int

    package init(host: String, port: Int = 3306) {
        self.host = host
        self.port = port
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether a text could be a host: no spaces, no user, no scheme, no port.
    package static func isHost(_ text: String) -> Bool {
        let letters = text.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                    || ".-_:%".unicodeScalars.contains($0))
        }
        // One colon would be a port; an IPv6 address has two at least.
        let colons = text.filter { $0 == ":" }.count
        return (1...253).contains(text.utf8.count) && letters && colons != 1 && !text.hasPrefix("-")
    }
}
