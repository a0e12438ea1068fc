internal import APIModel
internal import Core
internal import Service

/// Which entries a visitor looks for: the fields of the search, which are the query of the page.
enum AuditQuery {
    private static let longest = 200
    private static let names = [
        "who", "function", "verb", "kind", "project", "resource", "instance", "result", "request", "address", "from",
        "until", "text",
    ]

    /// Throws `RefusedFields`.
    static func filter(_ request: ConsoleRequest) throws -> AuditFilter {
        let text = { (name: String) -> String? in
            let value = request.query[name] ?? ""
            return value.isEmpty || value.utf8.count > longest ? nil : value
        }
        var filter = AuditFilter()
        filter.who = text("who")
        filter.function = text("function")
        filter.verb = text("verb").flatMap { Verb(rawValue: $0) }
        filter.kind = text("kind").flatMap { ResourceReference.Kind(rawValue: $0) }
        filter.project = text("project")
        filter.resource = text("resource")
        filter.instance = text("instance")
        filter.result = text("result").flatMap { AuditResult(rawValue: $0) }
        filter.request = text("request")
        filter.address = text("address")
        filter.from = try request.moment(text("from") ?? "", path: "from")
        filter.until = try request.moment(text("until") ?? "", path: "until")
        filter.text = text("text")
        return filter
    }

    /// The same search at another address.
    static func address(_ path: String, _ request: ConsoleRequest) -> String {
        let pairs = names.compactMap { name in
            request.query[name].flatMap { $0.isEmpty ? nil : "\(name)=\(PercentEncoding.encoded($0))" }
        }
        return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    static func fields(_ request: ConsoleRequest) -> [FormField] {
        let value = { (name: String) in request.query[name] ?? "" }
        let any = FormField.Choice("", request.say(\.audit.any))
        let verbs = Verb.allCases.map { FormField.Choice($0.rawValue, request.label($0.rawValue, "access", "verb")) }
        let kinds = ResourceReference.Kind.allCases.map {
            FormField.Choice($0.rawValue, request.label($0.rawValue, "access", "kind"))
        }
        let results = AuditResult.allCases.map {
            FormField.Choice($0.rawValue, request.label($0.rawValue, "audit", "result"))
        }
        let plain = { (name: String, word: KeyPath<Words, Word>) in
            FormField(name, request.say(word), value: value(name))
        }
        return [
            plain("who", \.audit.who), plain("text", \.audit.text), plain("function", \.audit.function),
            FormField("verb", request.say(\.audit.verb), .choice, value: value("verb"), choices: [any] + verbs),
            FormField("kind", request.say(\.audit.kind), .choice, value: value("kind"), choices: [any] + kinds),
            plain("resource", \.audit.resource), plain("project", \.audit.project),
            plain("instance", \.audit.instance),
            FormField("result", request.say(\.audit.result), .choice, value: value("result"), choices: [any] + results),
            plain("address", \.audit.address), plain("request", \.audit.request),
            FormField("from", request.say(\.audit.from), .moment, value: value("from")),
            FormField("until", request.say(\.audit.until), .moment, value: value("until")),
        ]
    }
}
