internal import APIModel
internal import Core
internal import Service

/// Many instances at once: a list is dropped, what becomes of each row is shown, and confirmed.
enum ImportPage {
    static let all: [ConsolePage] = [
        .get("/instances/import", "importInstances") { try await show($0, .none) },
        .post("/instances/import", "tryImport", body: .upload, attempt),
        .post("/instances/import/confirm", "importNow", body: .upload, carryOut),
    ]

    /// Rows that are shown one by one.
    private static let mostRows = 2000

    /// What a list looks like.
    private static let sample = """
        name,host,port,user,tls,site,tags
        orders-01,db1.example.com,3306,tidemark,preferred,default,env=production
        orders-02,db2.example.com,3306,tidemark,preferred,default,env=production;team=trade
        """

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let text = FormField(
            "text", request.say(\.add.importText), .area, value: request.form.raw("text"),
            help: request.say(\.add.importTextHelp), placeholder: "name,host,tags")
        let view: View = [
            "project": request.chosenProject, "fields": request.fields([text], problems), "sample": sample,
            "problems": problems.view(besides: ["text"]),
        ]
        return .page("import", title: request.say(\.add.importTitle), section: .instances, view)
    }

    /// The dry run.
    private static func attempt(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let project = request.chosenProject
            let bytes = request.form.file?.bytes ?? Array(request.form.raw("text").utf8)
            guard !bytes.isEmpty else {
                throw RefusedFields(path: "text", request.say(\.add.noList), hint: request.say(\.add.noListHint))
            }
            guard let list = String(validating: bytes, as: UTF8.self), !list.utf8.contains(0) else {
                throw RefusedFields(path: "text", request.say(\.add.notText), hint: request.say(\.add.notTextHint))
            }
            return try await preview(request, .none, list, in: project)
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func preview(
        _ request: ConsoleRequest, _ problems: FormProblems, _ list: String, in project: String
    ) async throws -> ConsoleAnswer {
        let report = try await request.service.importInstances(
            request.caller, .csv(Array(list.utf8)), in: project, isDryRun: true)
        let password = FormField(
            "password", request.say(\.add.importPassword), .password, help: request.say(\.add.importPasswordHelp),
            autocomplete: "new-password")
        let mayKeep = try await request.may(
            .setCredentials, on: ResourceReference(.instance, project: project))
        let todo = report.added + report.changed
        let view: View = [
            "rawHeadline": request.sentence(
                \.add.importHeadline,
                [
                    "count": report.rows.count, "added": report.added, "changed": report.changed,
                    "refused": report.refused,
                ]),
            "project": project, "list": list, "canGoOn": todo > 0,
            "fields": report.added > 0 && mayKeep ? request.fields([password], problems) : [],
            "problems": problems.view(besides: ["password"]),
            "rows": report.rows.prefix(mostRows).map { row($0, request) },
            "rest": report.rows.count > mostRows
                ? request.say(\.add.importRest, ["count": report.rows.count - mostRows]) : nil,
            "button": request.say(\.add.importButton, ["count": todo]),
        ]
        return .page("import-preview", title: request.say(\.add.importTitle), section: .instances, view)
    }

    private static func row(_ row: ImportRowReport, _ request: ConsoleRequest) -> View {
        let (tone, word): (String, KeyPath<Words, Word>) =
            switch row.outcome {
            case .added: ("ok", \.add.rowAdded)
            case .changed: ("warn", \.add.rowChanged)
            case .unchanged: ("", \.add.rowUnchanged)
            case .refused: ("bad", \.add.rowRefused)
            }
        let changes = (row.changes ?? []).map { "\($0.path): \($0.before ?? "–") → \($0.after ?? "–")" }
        let problems = (row.problems ?? []).map { problem -> View in
            ["path": problem.path, "message": problem.message, "hint": problem.hint]
        }
        return [
            "line": row.line.map { "\($0)" }, "name": row.name, "tone": tone, "outcome": request.say(word),
            "changes": changes, "problems": problems,
        ]
    }

    private static func carryOut(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let project = request.chosenProject
        let list = request.form.raw("list")
        return try await request.submit { request in
            let password = try request.secret(in: "password")
            let report = try await request.service.importInstances(
                request.caller, .csv(Array(list.utf8)), in: project, isDryRun: false)
            if let password {
                for row in report.rows where row.outcome == .added {
                    guard let name = row.name else { continue }
                    try await request.service.setCredentials(
                        request.caller, of: name, in: project, CredentialsRequest(password: password))
                }
            }
            let said = request.say(
                \.add.imported, ["added": report.added, "changed": report.changed, "refused": report.refused])
            return .redirect(
                request.list("/instances", of: project), Flash(report.refused > 0 ? .attention : .done, said))
        } form: { request, problems in
            guard problems.error?.code != .configInvalid, !list.isEmpty else {
                return try await show(request, problems)
            }
            return try await preview(request, problems, list, in: project)
        }
    }
}
