internal import APIModel
internal import Core
internal import Service

/// A restore, drill or export while it is done, and the report of a restore once it is.
enum RestoreWatchPage {
    private static let base = "/restores/{id}"
    private static let kinds = ["restore", "drill", "export"]
    /// Lines that the page begins with, in parts; an open one goes on behind them.
    private static let part = 500
    private static let mostParts = 4

    static let all: [ConsolePage] = [
        .get(base, "restoreWatch", show), .get("\(base)/live", "restoreWatchLive", isEndless: true, follow),
        .post("\(base)/cancel", "cancelRestore", cancel),
    ]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await show(request, .none)
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let id = request.path("id")
        let job = try await request.service.job(request.caller, id)
        guard kinds.contains(job.kind) else { throw LookupPage.missing }
        let lines = try await lines(of: id, request)
        let isOver = JobState(rawValue: job.state)?.isFinal ?? true
        let permitted = try await request.permitted([.cancelJob], on: ResourceReference(.job, name: id))
        let instance = job.instance ?? "–"
        let view: View = [
            "rawHeadline": request.sentence(
                headline(job), ["name": instance, "kind": request.label(job.kind), "target": target(job, request)]),
            "lead": request.say(\.restore.watchLead, ["target": target(job, request)]),
            "state": state(job, request), "lines": lines.map { line($0, request) },
            "live": isOver ? nil : try live(job, behind: lines.last?.number ?? 0),
            "cancel": !isOver && permitted.contains(.cancelJob)
                ? ConsoleRequest.address("restores", id, "cancel") : nil,
            "problems": problems.view(), "report": try await report(job, request),
            "id": id, "links": try await links(job, request),
        ]
        let title = request.say(
            \.restore.watchTitle,
            ["kind": request.label(job.kind), "name": instance, "state": request.label(job.state)])
        let section: MenuEntry = job.kind == "drill" ? .drills : job.kind == "export" ? .exports : .restore
        return .page("restore-watch", title: title, section: section, view)
    }

    /// Back to what it is about.
    private static func links(_ job: JobDocument, _ request: ConsoleRequest) async throws -> [View] {
        var links: [(String, String)] = []
        if let name = job.instance { links.append((name, ConsoleRequest.address("instances", job.project, name))) }
        if job.kind == "drill", let name = job.instance {
            links.append((request.say(\.restore.toDrills), ConsoleRequest.address("drills", job.project, name)))
        }
        if job.kind == "export", let export = try await export(of: job, request) {
            links.append((request.say(\.restore.toExport), ConsoleRequest.address("exports", export)))
        }
        links.append((request.say(\.restore.toJob), ConsoleRequest.address("jobs", job.id)))
        return links.map { ["text": $0.0, "address": $0.1] }
    }

    /// The export of data that a job makes, among the newest; nil where it makes none, or the visitor may not see it.
    private static func export(of job: JobDocument, _ request: ConsoleRequest) async throws -> String? {
        guard try await request.may(.listExports, on: ResourceReference(.export, project: job.project)) else {
            return nil
        }
        let page = try await request.service.exports(request.caller, in: job.project, PageRequest(limit: 200))
        return page.items.first { $0.job == job.id }?.id
    }

    private static func lines(of id: String, _ request: ConsoleRequest) async throws -> [JobLineDocument] {
        var lines: [JobLineDocument] = []
        for _ in 0..<mostParts {
            let page = try await request.service.jobLines(
                request.caller, id, after: lines.last?.number ?? 0, limit: part)
            lines += page.items
            if page.next == nil { break }
        }
        return lines
    }

    /// Where the page goes on behind what it shows.
    private static func live(_ job: JobDocument, behind line: Int64) throws -> String {
        let cursor = try JobFeed.cursor(behind: line, job)
        return "\(ConsoleRequest.address("restores", job.id, "live"))?after=\(PercentEncoding.encoded(cursor))"
    }

    private static func cancel(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let id = request.path("id")
            _ = try await request.service.cancelJob(request.caller, id)
            return .redirect(
                ConsoleRequest.address("restores", id), Flash(.attention, request.say(\.restore.cancelAsked)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    /// Lines and progress as they come; at the end the page is loaded again, and holds the report.
    private static func follow(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let feed = JobFeed.make(request, of: request.path("id"), lines: "job-lines", job: "job-state") { said in
            let lines = said.map { line($0, request) }
            return try request.console.fragment("restore-lines", ["lines": lines], for: request)
        } showJob: { job in
            try request.console.fragment("restore-state", ["state": state(job, request)], for: request)
        }
        let shown = request.query["after"]
        return .events(
            EventFeed { cursor in
                var batch = try await feed.next(cursor ?? shown)
                if batch.isOver { batch.events.append(.reload) }
                return batch
            })
    }

    // MARK: Parts

    /// Of a list.
    static func row(_ job: JobDocument, _ request: ConsoleRequest) -> View {
        [
            "instance": job.instance, "state": request.label(job.state), "tone": tone(job),
            "instanceAddress": job.instance.map { ConsoleRequest.address("instances", job.project, $0) },
            "target": target(job, request), "address": ConsoleRequest.address("restores", job.id),
            "createdAt": request.age(job.createdAt.timestamp),
            "took": took(job).map { request.span($0) },
        ]
    }

    static func tone(_ job: JobDocument) -> String {
        switch job.state {
        case "succeeded": "ok"
        case "failed": "bad"
        case "waiting", "cancelled": "warn"
        default: ""
        }
    }

    private static func took(_ job: JobDocument) -> Double? {
        guard let began = job.startedAt, let ended = job.endedAt else { return nil }
        return ended.timestamp.seconds(since: began.timestamp)
    }

    private static func headline(_ job: JobDocument) -> KeyPath<Words, Word> {
        switch job.state {
        case "succeeded": job.kind == "restore" ? \.restore.isBack : \.restore.isDone
        case "failed": \.restore.hasFailed
        case "cancelled": \.restore.wasCancelled
        default: job.kind == "restore" ? \.restore.isComing : \.restore.isUnderWay
        }
    }

    private static func target(_ job: JobDocument, _ request: ConsoleRequest) -> String {
        guard let target = job.target, !target.hasPrefix("new/") else { return request.say(\.restore.newServer) }
        return target
    }

    private static func state(_ job: JobDocument, _ request: ConsoleRequest) -> View {
        var words: [String] = []
        var part: Int?
        if let progress = job.progress, job.state == "running" {
            if case .text(let phase)? = progress["phase"] { words.append(request.label("phase.\(phase)", or: phase)) }
            if let rows = number(progress["rows"]), rows > 0 {
                let total = number(progress["totalRows"]).map { " / \(Figure.grouped($0))" } ?? ""
                words.append(request.say(\.restore.rowsDone, ["rows": Figure.grouped(rows) + total]))
            }
            if let left = seconds(progress["secondsLeft"]) {
                words.append(request.say(\.restore.left, ["span": request.span(left)]))
            }
            if let done = number(progress["rows"]), let all = number(progress["totalRows"]), all > 0 {
                part = Int(min(100, done * 100 / all))
            }
        }
        return [
            "state": request.label(job.state), "tone": tone(job), "now": words.joined(separator: " · "),
            "part": part.map { String($0) }, "failure": job.failure == nil ? nil : LookupPage.failure(job, request),
            "worker": job.worker, "startedAt": job.startedAt.map { request.age($0.timestamp) },
        ]
    }

    private static func number(_ tree: JSONTree?) -> Int64? {
        switch tree {
        case .integer(let value)?: value
        case .number(let value)? where value.isFinite && abs(value) < 9e18: Int64(value)
        default: nil
        }
    }

    private static func seconds(_ tree: JSONTree?) -> Double? {
        switch tree {
        case .integer(let value)?: Double(value)
        case .number(let value)?: value
        default: nil
        }
    }

    private static func line(_ line: JobLineDocument, _ request: ConsoleRequest) -> View {
        [
            "at": request.time(line.writtenAt.timestamp), "message": line.message, "code": line.code,
            "tone": ["warning": "warn", "error": "bad"][line.level] ?? "",
            "level": line.level == "note" ? nil : request.label(line.level),
        ]
    }

    /// Nil where there is none.
    private static func report(_ job: JobDocument, _ request: ConsoleRequest) async throws -> View? {
        guard job.kind == "restore", JobState(rawValue: job.state)?.isFinal ?? true else { return nil }
        let report: RestoreReportDocument
        do {
            guard let found = try await request.service.jobResult(request.caller, job.id).restore else { return nil }
            report = found
        } catch let error as TidemarkError where error.isAbsence {
            return nil
        }
        let proofs: [String: KeyPath<Words, Word>] = ["load": \.restore.proofLoad, "log": \.restore.proofLog]
        let tables = report.tables.map { table -> View in
            let isProven = table.proof != "none"
            return [
                "table": table.table, "rows": table.rows, "digest": table.digest,
                "proof": request.say(proofs[table.proof] ?? \.restore.proofNone), "tone": isProven ? "ok" : "warn",
            ]
        }
        return [
            "reached": request.precise(report.commitTime.timestamp), "utc": report.commitTime.description,
            "gtid": report.gtid, "next": report.next, "base": report.base, "rows": report.rows,
            "changes": report.changes, "proven": report.provenTables, "tableCount": report.tableCount,
            "seconds": request.span(report.seconds), "tables": tables, "notes": report.notes, "undone": report.undone,
            "server": report.server,
            "more": report.tableCount > Int64(tables.count)
                ? request.say(\.restore.moreTables, ["count": tables.count]) : nil,
        ]
    }
}

extension ConsoleRequest {
    /// What a code is called; `plain` where it has no name.
    fileprivate func label(_ code: String, or plain: String) -> String {
        let label = label(code)
        return label == code ? plain : label
    }
}
