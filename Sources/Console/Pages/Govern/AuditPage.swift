internal import APIModel
internal import Core
internal import Service

/// The audit: search, and what proves that it is whole.
enum AuditPage {
    static let all: [ConsolePage] = [
        .get("/audit", "audit") { try await show($0, .none) }, .post("/audit/verify", "verifyAudit", verify),
        .post("/audit/retention", "changeAuditRetention", retain),
    ]

    private static func show(_ request: ConsoleRequest, _ retention: FormProblems) async throws -> ConsoleAnswer {
        let state = try await request.service.auditState(request.caller)
        var (entries, next): ([AuditEntryDocument], String?) = ([], nil)
        var problems = FormProblems.none
        do {
            let filter = try AuditQuery.filter(request)
            let page = try await request.service.searchAudit(request.caller, filter, request.page(limit: 100))
            (entries, next) = (page.items, page.next)
        } catch {
            problems = try FormProblems(error, for: request)
        }
        let isBroken = state.isIntact == false
        let fields = AuditQuery.fields(request)
        var view = proof(state, request)
        view["rawHeadline"] = .markup(
            isBroken ? request.sentence(\.audit.broken) : request.sentence(\.audit.headline, ["count": state.last]))
        view["fields"] = .list(request.fields(fields, problems))
        view["problems"] = .view(problems.view(besides: fields.map(\.name)))
        view["linesPath"] = .text(AuditQuery.address("/audit/export/lines", request))
        view["tablePath"] = .text(AuditQuery.address("/audit/export/table", request))
        view["nothing"] = .text(request.say(next == nil ? \.audit.nothing : \.audit.goOn))
        view["entries"] = .list(entries.map { AuditRows.row($0, request) })
        view["more"] = request.more(next).viewValue
        try await addRetention(to: &view, retention, request)
        let title = isBroken ? request.say(\.audit.broken) : request.say(\.audit.title)
        return .page("audit", title: title, section: .audit, view, status: problems.isEmpty ? 200 : 422)
    }

    private static func proof(_ state: AuditStateDocument, _ request: ConsoleRequest) -> View {
        let word: KeyPath<Words, Word> =
            switch state.isIntact {
            case true?: \.audit.intact
            case false?: \.audit.damaged
            case nil: \.audit.unproven
            }
        let lead =
            state.verifiedThrough.map { request.say(\.audit.leadIntact, ["count": $0]) }
            ?? request.say(\.audit.leadUnproven)
        let copies = state.copies.map { copy -> View in
            let values: [String: any WordValue] = ["name": copy.repository, "count": copy.through]
            return [
                "text": request.say(\.audit.copy, values), "tone": copy.failure == nil ? "ok" : "bad",
                "storedAt": copy.storedAt.map { request.age($0.timestamp) }, "failure": copy.failure,
            ]
        }
        return [
            "lead": state.isIntact == false ? state.problem ?? "" : lead, "proof": request.say(word),
            "tone": state.isIntact.map { $0 ? "ok" : "bad" } ?? "warn", "problem": state.problem, "last": state.last,
            "signed": state.checkpoint.map { Figure.grouped($0.through) } ?? request.say(\.frame.none),
            "verifiedAt": state.verifiedAt.map { request.age($0.timestamp) },
            "kept": request.say(\.audit.keptDays, ["count": state.retentionDays]), "copies": copies,
            "publicKey": state.publicKey,
        ]
    }

    private static func addRetention(
        to view: inout View, _ problems: FormProblems, _ request: ConsoleRequest
    ) async throws {
        let resource = ResourceReference(.audit)
        let retention = try await request.service.auditRetention(request.quiet)
        let days = FormField(
            "days", request.say(\.audit.retention), .number,
            value: request.entered("days", isSent: !problems.isEmpty, "\(retention.days)"),
            help: request.say(\.audit.retentionHelp), isRequired: true)
        view["mayRetain"] = .flag(try await request.may(.changeAuditRetention, on: resource))
        view["revision"] = .text("\(retention.revision)")
        view["retentionFields"] = .list(request.fields([days], problems))
        view["retentionProblems"] = .view(problems.view(besides: ["days"]))
    }

    private static func retain(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try AuditRetention(days: try request.form.number("days") ?? 0).checked()
            _ = try await request.service.changeAuditRetention(request.caller, wanted, over: request.formRevision)
            return .redirect("/audit", Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func verify(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let report = try await request.service.verifyAudit(request.caller)
        guard !report.isIntact else {
            return .redirect("/audit", Flash(.done, request.say(\.audit.verified, ["count": report.entries])))
        }
        let findings = report.findings.map { finding -> View in
            [
                "number": "\(finding.number)", "kind": request.label(finding.kind.rawValue, "audit", "kind"),
                "text": finding.text,
            ]
        }
        let values: [String: any WordValue] = ["count": report.findingCount]
        let view: View = ["rawHeadline": request.sentence(\.audit.findings, values), "findings": findings]
        return .page("audit-report", title: request.say(\.audit.findings, values), section: .audit, view)
    }
}
