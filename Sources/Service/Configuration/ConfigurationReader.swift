package import Core

/// Makes a configuration out of a file, the environment and the command line, the later before the earlier.
///
/// Everything that is written is read and must be right, also what something else outdoes.
package struct ConfigurationReader {
    package private(set) var configuration: ServiceConfiguration
    /// Where each setting comes from, by path; those that are not set are not in it.
    package private(set) var origins: [String: ConfigurationOrigin] = [:]
    /// What works, but should be looked at.
    package private(set) var warnings: [String] = []

    private static let keys = ServiceConfiguration.keys

    /// `data` is the folder where none is named; `environment` all of the process's variables, `flags` texts by the keys'
    /// paths. Throws `config.invalid` with every problem.
    package init(
        data: String, file: ConfigValue? = nil, environment: [String: String] = [:], flags: [String: String] = [:]
    ) throws(TidemarkError) {
        configuration = ServiceConfiguration(data: data)
        let problems = ConfigProblems()
        if let file { read(file, problems) }
        for key in Self.keys {
            guard let text = environment[key.variable], !text.isEmpty else { continue }
            apply(key, ConfigField(path: key.variable, value: .text(text), problems: problems), .environment)
        }
        for key in Self.keys {
            guard let text = flags[key.path] else { continue }
            apply(key, ConfigField(path: key.flag, value: .text(text), problems: problems), .flag)
        }
        // What belongs together is looked at only where each is right by itself.
        if problems.isEmpty { check(problems) }
        guard problems.isEmpty else { throw TidemarkError(problems: problems.list) }
        warn(environment)
    }

    private mutating func read(_ document: ConfigValue, _ problems: ConfigProblems) {
        let written = document.kind == .null ? ConfigValue(.map([]), line: document.line) : document
        let root = ConfigField(path: "", value: written, problems: problems)
        guard let top = root.section(Self.names(of: nil)) else { return }
        var groups: [String: ConfigSection] = [:]
        for group in Self.groups {
            if let field = top[group] { groups[group] = field.section(Self.names(of: group)) }
        }
        for key in Self.keys {
            let (group, name) = Self.divided(key.path)
            let field = group.map { groups[$0]?[name] } ?? top[name]
            if let field { apply(key, field, .file) }
        }
    }

    private mutating func apply(_ key: ConfigurationKey, _ field: ConfigField, _ origin: ConfigurationOrigin) {
        key.read(field, &configuration)
        origins[key.path] = origin
    }

    private func check(_ problems: ConfigProblems) {
        let wrong = { (path: String, message: String, hint: String) in
            problems.add(ConfigProblem(path: path, line: nil, message: message, hint: hint))
        }
        if let tls = configuration.tls, tls.certificate.isEmpty || tls.key.isEmpty {
            wrong(
                tls.key.isEmpty ? "tls.key" : "tls.cert", "It is missing, and the other is there.",
                "Set tls.cert and tls.key, or neither.")
        }
        if configuration.sessions.idleSeconds > configuration.sessions.seconds {
            wrong("sessions.idle", "It is longer than a session lasts.", "Make it at most sessions.length.")
        }
        if let provider = configuration.provider {
            for (path, text) in [
                ("oidc.issuer", provider.issuer), ("oidc.client", provider.client), ("oidc.address", provider.address),
            ] where text.isEmpty {
                wrong(path, "It is missing, and others of its group are there.", "Set it, or none of oidc.")
            }
            for (path, url) in [("oidc.issuer", provider.issuer), ("oidc.address", provider.address)]
            where !url.isEmpty && !ProviderSettings.isPrivate(url) {
                wrong(path, "“\(url)” is no https address.", "Write it like https://login.example.com.")
            }
            if provider.address.hasSuffix("/") {
                wrong("oidc.address", "It ends with a slash.", "Write it like https://backup.example.com:8420.")
            }
        }
        let lease = configuration.lease
        if lease.stopAfter < 2 * lease.beatSeconds {
            wrong("lease.stop", "It leaves no room for one lost answer.", "Make it at least twice lease.beat.")
        }
        if lease.seconds < lease.stopAfter * 1.25 {
            wrong(
                "lease.lost", "Two workers could run the job at once.",
                "Make it at least a quarter longer than lease.stop: clocks do not run equally fast.")
        }
        if configuration.worker.isEnabled, configuration.worker.sites.isEmpty {
            wrong("worker.sites", "The worker would reach no instance.", "Name a site, or set worker.enabled to false.")
        }
    }

    private mutating func warn(_ environment: [String: String]) {
        if configuration.tls == nil, !configuration.listen.isLoopback, configuration.proxies.isEmpty {
            warnings.append(
                "\(configuration.listen) answers without TLS: passwords and tokens can be read on their way;"
                    + " set tls.cert and tls.key, or name the proxy that does it under proxies")
        }
        let prefix = "TIDEMARK_"
        let known = Self.keys.map { String($0.variable.dropFirst(prefix.count)) } + Self.otherVariables
        for name in environment.keys.sorted() where name.hasPrefix(prefix) {
            let end = String(name.dropFirst(prefix.count))
            // Others set variables of this kind too, as Kubernetes does for a service of that name.
            guard !known.contains(end), let near = Spelling.nearest(to: end, in: known) else { continue }
            warnings.append("the variable \(name) means nothing; did you mean \(prefix)\(near)?")
        }
    }

    /// Variables that the program reads for other commands.
    private static let otherVariables = [
        "CONFIG", "SERVER", "SERVER_CA", "TOKEN_FILE", "KEY_FILE", "PASSPHRASE_FILE", "SOURCE_PASSWORD",
        "TARGET_PASSWORD",
        "KMS_KEY", "KMS_ENDPOINT", "KMS_REGION", "KMS_CA", "KMS_CREDENTIALS_FILE", "PKCS11_MODULE", "PKCS11_TOKEN",
        "PKCS11_KEY", "PKCS11_PIN_FILE", "PKCS11_PIN", "SERVERS", "PROGRAM",
    ]

    /// Groups of the file, in the order of the table.
    private static var groups: [String] {
        var groups: [String] = []
        for case let group? in keys.map({ divided($0.path).group }) where !groups.contains(group) {
            groups.append(group)
        }
        return groups
    }

    /// Names of the fields of a group; nil: those outside of groups, and the groups.
    private static func names(of group: String?) -> [String] {
        let own = keys.map { divided($0.path) }.filter { $0.group == group }.map(\.name)
        return group == nil ? own + groups : own
    }

    private static func divided(_ path: String) -> (group: String?, name: String) {
        guard let dot = path.firstIndex(of: ".") else { return (nil, path) }
        return (String(path[..<dot]), String(path[path.index(after: dot)...]))
    }
}
