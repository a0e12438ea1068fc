package import Core

/// Where the server listens.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    /// An address, or a name that stands for one; IPv6 without brackets.
    package let host: String
    /// 0 lets the system choose.
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package static let standard = ListenAddress(host: "127.0.0.1", port: 8420)
    static let form = "Write it like 127.0.0.1:8420, [::1]:8420 or 0.0.0.0:8420."

    /// `host:port`, `[v6]:port`, `:port` for all addresses. Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else {
            throw TidemarkError(.usage, "“\(text)” is not an address with a port.", hint: Self.form)
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
            guard host.contains(":") else {
                throw TidemarkError(.usage, "“\(text)” has no IPv6 address in its brackets.", hint: Self.form)
            }
        } else if host.contains(":") {
            throw TidemarkError(.usage, "“\(text)” has no brackets around its IPv6 address.", hint: Self.form)
        }
        if host.isEmpty { host = "0.0.0.0" }
        guard Endpoint.isHost(host) else {
            throw TidemarkError(.usage, "“\(host)” is not a host.", hint: Self.form)
        }
        self.init(host: host, port: port)
    }

    /// Whether nobody outside of this machine can reach it.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
