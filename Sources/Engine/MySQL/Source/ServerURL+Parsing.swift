package import Core
internal import MySQLWire

extension ServerURL {
    /// Throws `usage.invalid` with the part that is wrong.
    package init(parsing text: String) throws(TidemarkError) {
        let prefixes = ["mysql://", "mariadb://"]
        guard let prefix = prefixes.first(where: { text.lowercased().hasPrefix($0) }) else {
            throw Self.refusal("it does not begin with mysql://")
        }
        let rest = text.dropFirst(prefix.count)
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let authority = parts.first.map { $0.prefix { $0 != "/" } } ?? ""
        let path = parts.first.map { $0.dropFirst(authority.count) } ?? ""
        guard path.isEmpty || path == "/" else {
            throw Self.refusal(
                "it names a database (\(path)); a backup is of the whole server, use --include for a part")
        }
        let options = try Self.options(parts.count > 1 ? parts[1] : "")

        var address = authority
        guard let at = authority.lastIndex(of: "@") else { throw Self.refusal("it names no user") }
        let account = authority[..<at]
        address = authority[authority.index(after: at)...]
        guard !account.contains(":") else {
            throw TidemarkError(
                .usage, "A password inside a URL can be read by everyone on the machine.",
                hint: "Take it out and give it by --password-file, environment or prompt.")
        }
        guard let user = PercentEncoding.decoded(account), !user.isEmpty else {
            throw Self.refusal("its user is empty")
        }
        self.user = user
        (host, port) = try Self.hostAndPort(address)
        socket = options["socket"]
        caFile = options["ca"]
        clientCertificateFile = options["cert"]
        clientKeyFile = options["key"]
        if host.isEmpty { host = "localhost" }
        guard (clientCertificateFile == nil) == (clientKeyFile == nil) else {
            throw Self.refusal("cert and key go together")
        }
        if let name = options["tls"] {
            guard let mode = TLSMode(rawValue: name) else {
                throw Self.refusal("tls=\(name) is none of disabled, preferred, required, verify-ca, verify-identity")
            }
            tls = mode
        } else if caFile != nil {
            tls = .verifyIdentity
        } else if socket != nil {
            tls = .disabled
        } else {
            // On the machine itself nobody listens in who could not read the server's memory as well.
            tls = Self.isLocal(host: host) ? .preferred : .required
        }
    }

    private static func refusal(_ reason: String) -> TidemarkError {
        TidemarkError(
            .usage, "The server's URL cannot be used: \(reason).",
            hint: "Write it like mysql://backup@db.example.com:3306/?tls=required.")
    }

    private static func options(_ text: Substring) throws(TidemarkError) -> [String: String] {
        var options: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let value = PercentEncoding.decoded(sides[1]), !value.isEmpty else {
                throw refusal("“\(pair)” is not name=value")
            }
            let name = String(sides[0])
            guard ["tls", "ca", "cert", "key", "socket"].contains(name) else {
                throw refusal("it has the unknown option “\(name)”")
            }
            options[name] = value
        }
        return options
    }

    private static func hostAndPort(_ text: Substring) throws(TidemarkError) -> (String, Int) {
        var host = text
        var port = 3306
        var portText: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw refusal("a bracket is not closed") }
            host = text[text.index(after: text.startIndex)..<end]
            let tail = text[text.index(after: end)...]
            if tail.hasPrefix(":") { portText = tail.dropFirst() } else if !tail.isEmpty { throw refusal("“\(tail)”") }
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            portText = text[text.index(after: colon)...]
        }
        if let portText {
            guard let number = Int(portText), (1...65_535).contains(number) else {
                throw refusal("“\(portText)” is not a port")
            }
            port = number
        }
        guard let name = PercentEncoding.decoded(host) else { throw refusal("its host is malformed") }
        return (name, port)
    }
}
