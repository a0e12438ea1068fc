package import Core

extension Endpoint {
    /// `host`, `host:port`, `[address]:port` or an IPv6 address alone. Throws `usage.invalid`.
    package init(address text: String) throws(TidemarkError) {
        var host = text
        var port: Int? = 3306
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            if !rest.isEmpty { port = rest.first == ":" ? Int(rest.dropFirst()) : nil }
            if !host.contains(":") { port = nil }
        } else if let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") {
            host = String(text[..<colon])
            port = Int(text[text.index(after: colon)...])
        }
        guard let port, (1...65_535).contains(port), Self.isHost(host) else {
            throw TidemarkError(
                .usage, "“\(text)” is not the address of a server.",
                hint: "Write host:port, such as db1.example.com:3306 or [2001:db8::7]:3306.")
        }
        self.init(host: host, port: port)
    }
}
