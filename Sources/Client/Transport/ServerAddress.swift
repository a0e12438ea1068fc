package import Core

/// Where a Tidemark server is, as given to `--server`.
package struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// `https://backup.example.com:8420`, with the path it lies under, without a slash at its end.
    package let base: String
    /// Whether nobody on the way can read what is sent.
    package let isPrivate: Bool

    private static let hint = "Write it like https://backup.example.com:8420."

    /// A URL of HTTPS, or of HTTP on this machine; `http://` elsewhere only where `allowsPlain` says so, as passwords and
    /// tokens would go over the network in the clear. Throws `usage.invalid`.
    package init(parsing text: String, allowsPlain: Bool = false) throws(TidemarkError) {
        let parts = text.split(separator: "://", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else {
            throw TidemarkError(.usage, "“\(Self.shown(text))” is not the URL of a server.", hint: Self.hint)
        }
        let scheme = parts[0].lowercased()
        guard !parts[1].contains("@"), !parts[1].contains("?"), !parts[1].contains("#") else {
            throw TidemarkError(
                .usage, "The URL of the server holds more than its place.",
                hint: "Write it like https://backup.example.com:8420, and the token into a file: --token-file.")
        }
        let authority = parts[1].prefix { $0 != "/" }
        guard Self.isAuthority(authority),
            parts[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { throw TidemarkError(.usage, "“\(Self.shown(text))” is not the URL of a server.", hint: Self.hint) }
        let isLocal = Self.isLoopback(authority)
        guard scheme == "https" || isLocal || allowsPlain else {
            throw TidemarkError(
                .usage, "\(scheme)://\(authority) would send passwords and tokens over the network in the clear.",
                hint: "Use https://, or --plain-http where the network itself is trusted.")
        }
        var path = parts[1].dropFirst(authority.count)
        while path.hasSuffix("/") { path = path.dropLast() }
        base = "\(scheme)://\(authority)\(path)"
        isPrivate = scheme == "https" || isLocal
    }

    package var description: String { base }

    /// `host`, `host:port`, `[v6]`, `[v6]:port`.
    private static func isAuthority(_ text: Substring) -> Bool {
        let (host, rest) = divided(text)
        guard !host.isEmpty, host.utf8.count <= 255 else { return false }
        guard !rest.isEmpty else { return true }
        guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()) else { return false }
        return (1...65_535).contains(port)
    }

    private static func divided(_ text: Substring) -> (host: Substring, rest: Substring) {
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return ("", "") }
            return (text[text.index(after: text.startIndex)..<end], text[text.index(after: end)...])
        }
        let host = text.prefix { $0 != ":" }
        return (host, text.dropFirst(host.count))
    }

    private static func isLoopback(_ authority: Substring) -> Bool {
        let host = divided(authority).host.lowercased()
        let isFour = host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
        return host == "localhost" || host == "::1" || isFour
    }

    /// Without what stands before an `@`, which may be a password.
    private static func shown(_ text: String) -> String {
        text.lastIndex(of: "@").map { "…" + text[$0...] } ?? text
    }
}
