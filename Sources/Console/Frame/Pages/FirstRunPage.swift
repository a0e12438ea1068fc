internal import APIModel
internal import Core
internal import Service

/// What is left to be done until the first instance is protected.
enum FirstRunPage {
    static let all: [ConsolePage] = [
        .get("/first-run", "firstRun") { try await show($0, .none) },
        .post("/first-run/password", "firstPassword", changePassword),
    ]

    private struct Step {
        let title: KeyPath<Words, Word>
        let text: KeyPath<Words, Word>
        let address: String
        let isDone: Bool
    }

    /// Whether nothing is protected yet; false where the visitor may not know.
    static func isNeeded(_ service: TidemarkService, _ caller: Caller) async throws -> Bool {
        do {
            return try await service.summary(caller).instances == 0
        } catch let error as TidemarkError where error.isAbsence {
            return false
        }
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let steps = try await steps(request)
        let left = steps.filter { !$0.isDone }.count
        let next = steps.first { !$0.isDone }?.address
        let rows = steps.map { step -> View in
            [
                "title": request.say(step.title), "text": request.say(step.text), "isDone": step.isDone,
                "address": step.address, "isNext": step.address == next,
            ]
        }
        let isHigh = try await request.may(.changeOwnPassword)
        let fields = [
            FormField(
                "current", request.say(\.sign.current), .password, isRequired: true, autocomplete: "current-password"),
            FormField("new", request.say(\.sign.new), .password, isRequired: true, autocomplete: "new-password"),
            FormField("again", request.say(\.sign.again), .password, isRequired: true, autocomplete: "new-password"),
        ]
        let view: View = [
            "rawHeadline": left == 0
                ? request.sentence(\.sign.firstDone) : request.sentence(\.sign.firstHeadline, ["count": left]),
            "steps": rows, "mayChangePassword": isHigh, "fields": request.fields(fields, problems),
            "problems": problems.view(besides: fields.map(\.name)),
        ]
        return .page("first-run", title: request.say(\.sign.firstTitle), section: nil, view)
    }

    private static func steps(_ request: ConsoleRequest) async throws -> [Step] {
        let (service, caller, project) = (request.service, request.caller, request.project)
        let one = PageRequest(limit: 1)
        let hasRepository = try await isThere {
            try await service.repositories(caller, in: project, one).items.isEmpty
        }
        let hasPlan = try await isThere { try await service.plans(caller, in: project, one).items.isEmpty }
        let begun = try await begun(request)
        return [
            Step(
                title: \.sign.stepRepository, text: \.sign.stepRepositoryText,
                address: hasRepository ? "/repositories" : "/repositories/add?then=/first-run", isDone: hasRepository),
            Step(
                title: \.sign.stepWorker, text: \.sign.stepWorkerText, address: "/workers",
                isDone: try await isThere { try await service.workers(caller, one).items.isEmpty }),
            Step(
                title: \.sign.stepPlan, text: \.sign.stepPlanText,
                address: hasPlan ? "/plans" : "/plans/add?then=/first-run", isDone: hasPlan),
            Step(
                title: \.sign.stepInstance, text: \.sign.stepInstanceText, address: begun.address,
                isDone: begun.isDone),
        ]
    }

    /// Where adding the first instance goes on: one that follows no plan yet was begun with and not finished.
    private static func begun(_ request: ConsoleRequest) async throws -> (address: String, isDone: Bool) {
        do {
            let page = PageRequest(limit: PageRequest.largest)
            let all = try await request.service.statuses(request.caller, in: request.project, page).items
            if all.contains(where: { $0.level != "unprotected" }) { return ("/instances/add", true) }
            guard let open = all.first else { return ("/instances/add", false) }
            return (ConsoleRequest.address("instances", open.project, open.instance, "setup"), false)
        } catch let error as TidemarkError where error.isAbsence {
            return ("/instances/add", false)
        }
    }

    private static func isThere(_ isEmpty: @Sendable () async throws -> Bool) async throws -> Bool {
        do {
            return try await !isEmpty()
        } catch let error as TidemarkError where error.isAbsence {
            return false
        }
    }

    private static func changePassword(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = request.form
            let new = form.raw("new")
            guard new.count >= 12, new.utf8.count <= 1024 else {
                throw RefusedFields(path: "new", request.say(\.sign.tooShort), hint: request.say(\.sign.tooShortHint))
            }
            guard new == form.raw("again") else {
                throw RefusedFields(
                    path: "again", request.say(\.sign.different), hint: request.say(\.sign.differentHint))
            }
            try await request.service.changeOwnPassword(
                request.caller, PasswordChange(current: form.raw("current"), new: new))
            return .redirect("/first-run", Flash(.done, request.say(\.sign.passwordChanged)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }
}
