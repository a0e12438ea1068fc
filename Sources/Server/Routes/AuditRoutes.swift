internal import APIModel
internal import Core
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Service

/// The audit.
enum AuditRoutes {
    static let all = [search, lines, table, state, verify, retention, changeRetention]
    private static let base = "\(RouteTable.base)/audit"

    private static let word = Schema.text(TextRule(least: 1, most: 200))
    private static let filters = [
        RouteParameter(name: "who", schema: word, text: "Only what this caller did: a person, or `token/NAME`."),
        RouteParameter(name: "function", schema: word, text: "Only this function, such as `changePlan`."),
        RouteParameter(name: "verb", schema: .word(of: Verb.self), text: "Only what needs this right."),
        RouteParameter(name: "kind", schema: .word(of: ResourceReference.Kind.self), text: "Only what is about these."),
        RouteParameter(name: "project", schema: word, text: "Only what is about this project."),
        RouteParameter(name: "resource", schema: word, text: "Only what is about the one of this name."),
        RouteParameter(name: "instance", schema: word, text: "Only what is about this instance."),
        RouteParameter(name: "result", schema: .word(of: AuditResult.self), text: "Only what came to this."),
        RouteParameter(name: "request", schema: word, text: "Only this request."),
        RouteParameter(name: "address", schema: word, text: "Only what came from this address."),
        RouteParameter(name: "from", schema: .time, text: "Not before."),
        RouteParameter(name: "until", schema: .time, text: "Before."),
        RouteParameter(name: "text", schema: word, text: "Only entries in which this text stands anywhere."),
    ]
    private static let part = [
        RouteParameter.afterNumber,
        RouteParameter(name: "most", schema: .integer(1...10_000), text: "At most so many entries; all where absent."),
    ]

    private static let search = Route.read(
        base, "listAudit", "Who did what, newest first.", [.limit, .after] + filters
    ) { try await $0.service.searchAudit($0.caller, filter($0), $0.page) }

    private static let lines = Route(
        method: .get, path: "\(base)/export", name: "exportAudit",
        summary:
            "Entries as they were written, one line of JSON each, oldest first. Without filters `tidemark audit verify` reads it.",
        parameters: part + filters, answer: RouteAnswer(status: 200, form: .text("application/x-ndjson"))
    ) { try await export($0, .lines, "application/x-ndjson", "audit.jsonl") }

    private static let table = Route(
        method: .get, path: "\(base)/export.csv", name: "exportAuditTable",
        summary: "Entries as CSV, oldest first. No cell is taken for a formula.", parameters: part + filters,
        answer: RouteAnswer(status: 200, form: .text("text/csv; charset=utf-8"))
    ) { try await export($0, .csv, "text/csv; charset=utf-8", "audit.csv") }

    private static let state = Route.read(
        "\(base)/state", "getAuditState", "Where the audit ends, what is signed and stored of it, what was last found."
    ) { try await $0.service.auditState($0.caller) }

    private static let verify = Route.act(
        "\(base)/verify", "verifyAudit", "Looks through everything the catalog keeps of the audit.", body: nil,
        keepsAnswers: false
    ) { try await $0.service.verifyAudit($0.caller) }

    private static let retention = Route.read(
        "\(base)/retention", "getAuditRetention", "How long entries are kept."
    ) { try await $0.service.auditRetention($0.caller) }

    private static let changeRetention = Route.change(
        "\(base)/retention", "changeAuditRetention", "Keeps entries for another time, not shorter than 180 days.",
        body: AuditRetention.self
    ) { request, form in
        try await request.service.changeAuditRetention(request.caller, form, over: request.revision)
    }

    private static func filter(_ request: ServerRequest) -> AuditFilter {
        var filter = AuditFilter()
        filter.who = request.query["who"]
        filter.function = request.query["function"]
        filter.verb = request.query["verb"].flatMap { Verb(rawValue: $0) }
        filter.kind = request.query["kind"].flatMap { ResourceReference.Kind(rawValue: $0) }
        filter.project = request.query["project"]
        filter.resource = request.query["resource"]
        filter.instance = request.query["instance"]
        filter.result = request.query["result"].flatMap { AuditResult(rawValue: $0) }
        filter.request = request.query["request"]
        filter.address = request.query["address"]
        filter.from = request.query["from"].flatMap { try? Timestamp(parsing: $0) }
        filter.until = request.query["until"].flatMap { try? Timestamp(parsing: $0) }
        filter.text = request.query["text"]
        return filter
    }

    private static func export(
        _ request: ServerRequest, _ form: AuditExport.Form, _ type: String, _ name: String
    ) async throws -> ServerAnswer {
        let parts = try await request.service.exportAudit(
            request.caller, filter(request), form, after: request.query["after"].flatMap { Int64($0) },
            limit: request.query["most"].flatMap { Int($0) })
        let body = ResponseBody { writer in
            try await Self.write(parts, &writer)
            try await writer.finish(nil)
        }
        var answer = ServerAnswer(status: 200, contentType: type, content: .stream(body))
        answer.headers["Content-Disposition"] = "attachment; filename=\"\(name)\""
        return answer
    }

    @concurrent private static func write(
        _ parts: AuditExport, _ writer: inout any ResponseBodyWriter
    ) async throws {
        var parts = parts
        while let part = try await parts.next() { try await writer.write(ByteBuffer(bytes: part)) }
    }
}
