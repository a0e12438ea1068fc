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
        let plans = try await request.plans(in: project)
        let plan = planField(request, plans)
        let offered = (plans.isEmpty ? [] : [plan]) + (mayKeep ? [password] : [])
        let todo = report.added + report.changed
        let view: View = [
            "rawHeadline": request.sentence(
                \.add.importHeadline,
                [
                    "count": report.rows.count, "added": report.added, "changed": report.changed,
                    "refused": report.refused,
                ]),
            "project": project, "list": list, "canGoOn": todo > 0,
            "fields": report.added > 0 ? request.fields(offered, problems) : [],
            "problems": problems.view(besides: offered.map(\.name)),
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
            let password = try request.secret(in: "password").map { try CredentialsRequest(password: $0).checked() }
            let plan = try await chosenPlan(request, project)
            let report = try await request.service.importInstances(
                request.caller, .csv(Array(list.utf8)), in: project, isDryRun: false)
            let added = report.rows.filter { $0.outcome == .added }.compactMap(\.name)
            if let password {
                for name in added {
                    try await request.service.setCredentials(
                        request.caller, of: name, in: project, password)
                }
            }
            // The plan last: it begins with them at once.
            if let plan, !added.isEmpty { try await follow(plan, Set(added), request, project) }
            let said = request.say(
                \.add.imported, ["added": report.added, "changed": report.changed, "refused": report.refused])
            return .redirect(
                request.list("/instances", of: project), Flash(report.refused > 0 ? .attention : .done, said))
        } form: { request, problems in
            guard !list.isEmpty, problems.of("body").isEmpty else {
                return try await show(request, problems)
            }
            return try await preview(request, problems, list, in: project)
        }
    }

    // MARK: The plan of what is new

    private static func planField(_ request: ConsoleRequest, _ plans: [PlanDocument]) -> FormField {
        let none = FormField.Choice("", request.say(\.add.importByTags))
        let preferred = PlanChoice.preferred(plans, covering: nil)?.name ?? ""
        return FormField(
            "plan", request.say(\.add.importPlan), .choice,
            value: request.form.names.contains("plan") ? request.form["plan"] : preferred,
            help: request.say(\.add.importPlanHelp), choices: [none] + plans.map { FormField.Choice($0.name, $0.name) })
    }

    /// Nil where none is wanted. Throws `RefusedFields` where it is gone, before anything is changed.
    private static func chosenPlan(_ request: ConsoleRequest, _ project: String) async throws -> PlanDocument? {
        guard let name = request.form.optional("plan") else { return nil }
        if let plan = try await request.plans(in: project).first(where: { $0.name == name }) { return plan }
        throw RefusedFields(path: "plan", request.say(\.add.noPlan), hint: request.say(\.add.choosePlan))
    }

    /// Those of the instances that no plan covers by its tags follow one by their names.
    private static func follow(
        _ document: PlanDocument, _ names: Set<String>, _ request: ConsoleRequest, _ project: String
    ) async throws {
        let all = try await request.plans(in: project).map { try $0.read().binding }
        let open = try await request.instances(in: project).filter { instance in
            names.contains(instance.name) && !all.contains { $0.includes(instance) }
        }
        guard !open.isEmpty else { return }
        var plan = try document.read()
        plan.binding.names += try open.map { try ResourceName(parsing: $0.name) }
        _ = try await request.service.changePlan(
            request.caller, named: document.name, in: project, to: plan.sent, over: document.revision)
    }
}
