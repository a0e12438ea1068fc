internal import Core

/// Reads one instance from its plain form.
enum InstanceReader {
    static let keys = ["name", "host", "port", "user", "secret", "tls", "project", "site", "tags"]

    /// Fields that are not mentioned stay as they are in `existing`, or take their default; fields that are mentioned
    /// with nothing behind them take their default. Nil where something is wrong, which has then been noted.
    static func read(_ field: ConfigField, existing: (ResourceName) -> Instance?) -> Instance? {
        let before = field.problems.list.count
        guard let section = field.section(keys) else { return nil }
        let name = section.required("name", hint: ResourceName.hint)
            .flatMap { $0.parsed(hint: ResourceName.hint, ResourceName.init(parsing:)) }
        let old = name.flatMap(existing)
        let hostField =
            section.mentions("host") || old == nil
            ? section.required("host", hint: "Write a host name or an address.") : nil
        let host = hostField.map { self.host($0) } ?? old?.endpoint.host
        let port =
            section["port"].map { $0.integer(in: 1...65_535) } ?? kept("port", section, old?.endpoint.port) ?? 3306
        let user = section["user"].map { self.user($0) } ?? kept("user", section, old?.user) ?? "tidemark"
        let secret = section["secret"].map { self.name($0) } ?? kept("secret", section, old?.secret)
        let tls = section["tls"].map { self.tls($0) } ?? kept("tls", section, old?.tls) ?? .preferred
        let project =
            section["project"].map { self.name($0) } ?? kept("project", section, old?.project) ?? Self.standard
        let site = section["site"].map { self.name($0) } ?? kept("site", section, old?.site) ?? Self.standard
        let tags = section["tags"].map { _ in Set(section.tags("tags")) } ?? kept("tags", section, old?.tags) ?? []
        guard field.problems.list.count == before, let name, let host, let port, let user, let tls, let project,
            let site
        else { return nil }
        var instance = Instance(
            name: name, project: project, site: site, endpoint: Endpoint(host: host, port: port), user: user)
        instance.secret = secret
        instance.tls = tls
        instance.tags = tags
        return instance
    }

    /// The project and site of instances for which none is given.
    private static let standard = try? ResourceName(parsing: "default")

    private static func kept<Value>(_ key: String, _ section: ConfigSection, _ old: Value?) -> Value? {
        section.mentions(key) ? nil : old
    }

    private static func name(_ field: ConfigField) -> ResourceName? {
        field.parsed(hint: ResourceName.hint, ResourceName.init(parsing:))
    }

    private static func host(_ field: ConfigField) -> String? {
        let hint = "Write a host name or an address, and the port under port."
        guard let text = field.text(hint: hint) else { return nil }
        guard Endpoint.isHost(text) else {
            field.wrong("“\(text)” is not a host.", hint: hint)
            return nil
        }
        return text
    }

    private static func user(_ field: ConfigField) -> String? {
        let hint = "Write the name of an account of the server, at most 128 bytes."
        guard let text = field.text(hint: hint) else { return nil }
        guard (1...128).contains(text.utf8.count), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            field.wrong("It is not a name of an account.", hint: hint)
            return nil
        }
        return text
    }

    private static func tls(_ field: ConfigField) -> InstanceTLS? {
        let names = InstanceTLS.allCases.map(\.rawValue)
        guard let text = field.text(hint: "Write one of \(names.listed).") else { return nil }
        if let mode = InstanceTLS(rawValue: text) { return mode }
        let near = Spelling.nearest(to: text, in: names).map { "Did you mean \($0)? " } ?? ""
        field.wrong("“\(text)” is not a TLS mode.", hint: "\(near)Write one of \(names.listed).")
        return nil
    }
}
