internal import APIModel
internal import Core
internal import Service

/// The answer of a lookup: what a search found, a script that undoes something, and while there is none, how far it has come.
enum LookupPage {
    static let all: [ConsolePage] = [
        .get("/lookups/{id}", "lookup", show), .get("/lookups/{id}/live", "lookupLive", isEndless: true, follow),
        .get("/lookups/{id}/script", "undoScript", script),
    ]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let id = request.path("id")
        let job = try await request.service.job(request.caller, id)
        guard job.kind == "lookup", let instance = job.instance else { throw missing }
        let result = job.state == "succeeded" ? try await request.service.jobResult(request.caller, id) : JobResult()
        let path = RestoreChoice.path(job.project, instance)
        var view: View = [
            "wait": wait(job, request), "failure": failure(job, request), "path": path, "search": ViewValue.none,
            "undo": ViewValue.none, "instance": instance, "askedAt": request.age(job.createdAt.timestamp),
        ]
        var headline = request.sentence(\.restore.looking, ["name": instance])
        if job.failure != nil, job.state != "running" {
            headline = request.sentence(\.restore.lookFailed, ["name": instance])
        }
        if let search = result.search {
            headline = request.sentence(\.restore.found, ["count": count(search), "name": instance])
            view["search"] = .view(try await self.search(search, job, path, request))
        }
        if let undo = result.undo {
            headline = request.sentence(\.restore.undoHeadline, ["count": undo.rows, "name": instance])
            view["undo"] = .view([
                "sql": undo.sql, "statements": undo.statements, "transactions": undo.transactions,
                "tables": undo.tables.joined(separator: ", "), "warnings": undo.warnings,
                "address": ConsoleRequest.address("lookups", id, "script"),
            ])
        }
        view["rawHeadline"] = .markup(headline)
        let title = request.say(\.restore.lookupTitle, ["name": instance, "state": request.label(job.state)])
        return .page("lookup", title: title, section: .restore, view)
    }

    private static func script(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let id = request.path("id")
        guard let undo = try await request.service.jobResult(request.caller, id).undo else {
            throw missing
        }
        return .file(Array(undo.sql.utf8), type: "application/sql", name: "undo-\(id).sql")
    }

    /// The page is loaded again once there is an answer.
    private static func follow(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let (service, caller, id) = (request.service, request.caller, request.path("id"))
        return .events(
            EventFeed { cursor in
                let job = try await service.job(caller, id)
                guard JobState(rawValue: job.state)?.isFinal == false else {
                    return EventFeed.Batch(events: [.reload], cursor: "end", isOver: true)
                }
                let text = progress(job, request)
                guard text != cursor else { return EventFeed.Batch(events: [], cursor: text) }
                return EventFeed.Batch(
                    events: [.replace("wait-now", Markup(escaping: text))], cursor: text)
            })
    }

    // MARK: Parts

    static var missing: TidemarkError {
        TidemarkError(.jobMissing, "There is no such job here.", hint: "Look for it among the jobs.")
    }

    /// For the partial `job-wait`; nil once it has ended.
    static func wait(_ job: JobDocument, _ request: ConsoleRequest) -> View? {
        guard JobState(rawValue: job.state)?.isFinal == false else { return nil }
        return [
            "address": ConsoleRequest.address("lookups", job.id, "live"), "now": progress(job, request),
            "here": request.address,
        ]
    }

    /// Of one that has ended without an answer.
    static func failure(_ job: JobDocument, _ request: ConsoleRequest) -> View? {
        guard JobState(rawValue: job.state)?.isFinal ?? true, job.state != "succeeded" else { return nil }
        return [
            "message": job.failure.map { request.failure($0.code, $0.message) }, "hint": job.failure?.hint,
            "code": job.failure?.code ?? job.state,
        ]
    }

    private static func progress(_ job: JobDocument, _ request: ConsoleRequest) -> String {
        let state = request.label(job.state)
        guard job.state == "running", let progress = job.progress, case .integer(let segments)? = progress["objects"],
            segments > 0
        else { return state }
        return "\(state) · \(request.say(\.restore.segmentsRead, ["count": segments]))"
    }

    private static func count(_ search: LogSearchDocument) -> Int {
        search.findings.count { !["note", "incident"].contains($0.kind) }
    }

    private static func search(
        _ search: LogSearchDocument, _ job: JobDocument, _ path: String, _ request: ConsoleRequest
    ) async throws -> View {
        let resource = ResourceReference(.instance, project: job.project, name: job.instance)
        let permitted = try await request.permitted([.beginUndo, .beginRestoreToNew], on: resource)
        let mayUndo = permitted.contains(.beginUndo)
        let mayRestore = permitted.contains(.beginRestoreToNew)
        let rows = search.findings.filter { $0.kind != "note" }.map {
            row($0, path, mayUndo: mayUndo, mayRestore: mayRestore, request)
        }
        let notes = search.findings.filter { $0.kind == "note" }.compactMap(\.text)
        var looked = request.say(
            \.restore.looked, ["read": search.readSegments, "count": search.segments])
        if let first = search.firstCommit, let last = search.lastCommit {
            looked +=
                " "
                + request.say(
                    \.restore.lookedSpan,
                    ["from": request.clock(first.timestamp), "to": request.clock(last.timestamp)])
        }
        return [
            "rows": rows, "notes": notes, "isEmpty": rows.isEmpty, "looked": looked,
            "cut": search.isCut ? request.say(\.restore.searchCut) : nil,
        ]
    }

    private static func row(
        _ finding: LogFindingDocument, _ path: String, mayUndo: Bool, mayRestore: Bool, _ request: ConsoleRequest
    ) -> View {
        let tables = finding.tables.map { table in
            let counts: [(KeyPath<Words, Word>, Int64)] = [
                (\.restore.inserted, table.inserted), (\.restore.updated, table.updated),
                (\.restore.deleted, table.deleted),
            ]
            let said = counts.filter { $0.1 > 0 }.map { request.say($0.0, ["count": $0.1]) }
            return "\(table.table) \(said.joined(separator: ", "))"
        }
        let isPlace = ["transaction", "statement", "burst"].contains(finding.kind)
        let names = finding.tables.map(\.table).joined(separator: ",")
        return [
            "kind": request.say(kind(finding)), "tone": tone(finding),
            "at": finding.committedAt.map { request.precise($0.timestamp) },
            "utc": finding.committedAt.map { $0.description },
            "gtid": finding.gtid, "text": finding.text, "tables": tables, "changes": finding.rows,
            "restore": isPlace && mayRestore && finding.isRestorable ? before(finding, path) : nil,
            "isLost": isPlace && !finding.isRestorable,
            "undoPath": isPlace && mayUndo && finding.kind == "transaction" && finding.gtid != nil
                ? "\(path)/undo" : nil, "names": names,
        ]
    }

    /// Where the path to the moment before it begins.
    private static func before(_ finding: LogFindingDocument, _ path: String) -> String? {
        if let gtid = finding.gtid { return "\(path)?before=\(PercentEncoding.encoded(gtid))" }
        return finding.committedAt.map { "\(path)?to=\($0.timestamp.adding(microseconds: -1).microseconds)" }
    }

    private static func kind(_ finding: LogFindingDocument) -> KeyPath<Words, Word> {
        switch finding.kind {
        case "statement": \.restore.kindStatement
        case "burst": \.restore.kindBurst
        case "incident": \.restore.kindIncident
        default: \.restore.kindTransaction
        }
    }

    private static func tone(_ finding: LogFindingDocument) -> String {
        switch finding.kind {
        case "statement": "warn"
        case "burst", "incident": "bad"
        default: finding.tables.contains { $0.deleted > 0 } ? "warn" : ""
        }
    }
}
