internal import APIModel
internal import Core
internal import Service

/// Adding an instance, the last step: what will happen, and that it begins.
enum ConfirmStepPage {
    private static let path = "/instances/{project}/{name}/setup/confirm"

    static let all: [ConsolePage] = [
        .get(path, "setupConfirm") { request in
            do {
                let choice = try await PlanChoice(request, in: request.path("project")) { request.query[$0] ?? "" }
                return try await show(request, .none, choice)
            } catch let error as RefusedFields {
                return try await show(request, try FormProblems(error, for: request), nil)
            }
        },
        .post(path, "setupStart", start),
    ]

    private static func start(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let choice = try await PlanChoice(request, in: project) { request.form[$0] }
            var instance = try await request.service.instance(request.caller, named: name, in: project)
            try await choice.requireAlone(request, instance)
            // A plan that covers it by its tags begins with it at once: the tags come with the plan.
            if instance.tags != choice.tags {
                var wanted = InstanceRequest(instance)
                wanted.tags = choice.tags
                instance = try await request.service.changeInstance(
                    request.caller, named: name, in: project, to: try wanted.checked(), over: instance.revision)
            }
            try await choice.bind(request, instance)
            guard try await request.may(.beginBase, on: instance.reference) else {
                return .redirect(
                    ConsoleRequest.address("instances", project, name), Flash(.done, request.say(\.add.startsSoon)))
            }
            let order = request.form.optional("order").map { "setup-\($0.prefix(64))" }
            let job = try await request.service.beginJob(
                request.caller, JobForm(kind: "base", instance: name), in: project, key: order)
            return .redirect(
                ConsoleRequest.address("jobs", job.id), Flash(.done, request.say(\.add.started, ["name": name])))
        } form: { request, problems in
            let choice = try? await PlanChoice(request, in: request.path("project")) { request.form[$0] }
            return try await show(request, problems, choice)
        }
    }

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems, _ choice: PlanChoice?
    ) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let instance = try await request.service.instance(request.caller, named: name, in: project)
        let address = ConsoleRequest.address("instances", project, name)
        let value = { (field: String) in request.form.optional(field) ?? request.query[field] ?? "" }
        let query = ["plan", "repository", "tags"].map { "\($0)=\(PercentEncoding.encoded(value($0)))" }
        let view: View = [
            "name": name, "address": address, "back": "\(address)/setup/plan?\(query.joined(separator: "&"))",
            "steps": SetupStep.views(
                .confirm, request,
                done: [
                    .place: instance.address, .account: instance.user, .plan: choice?.plan.name.description ?? "–",
                ]),
            "problems": problems.view(), "isReady": choice != nil, "plan": value("plan"),
            "repository": value("repository"), "tags": value("tags"),
            "order": request.form.optional("order") ?? Identifier.make(at: request.now),
            "lines": choice.map { lines($0, instance, request) } ?? [],
            "rawHeadline": request.sentence(\.add.confirmHeadline, ["name": name]),
        ]
        return .page("add-confirm", title: request.say(\.add.confirmTitle, ["name": name]), section: .instances, view)
    }

    /// What will happen, in plain verbs.
    private static func lines(
        _ choice: PlanChoice, _ instance: InstanceDocument, _ request: ConsoleRequest
    ) -> [View] {
        let plan = choice.plan
        let text = PlanText(request: request)
        let tags = choice.tags.isEmpty ? request.say(\.frame.none) : choice.tags.joined(separator: ", ")
        let lines: [(KeyPath<Words, Word>, String)] = [
            (\.add.willRead, request.say(\.add.readText, ["address": instance.address, "user": instance.user])),
            (\.add.willBase, request.say(\.add.baseText, ["cycle": text.cycle(plan.cycle)])),
            (\.add.willLog, request.say(plan.streamsLog ? \.add.logText : \.add.noLogText)),
            (\.add.willStore, plan.repository.description),
            (\.add.willKeep, text.retention(plan.retention)),
            (
                \.add.willFollow,
                choice.document == nil
                    ? request.say(\.add.newPlan, ["name": plan.name.description]) : plan.name.description
            ),
            (\.add.tags, tags),
        ]
        return lines.map { ["what": request.say($0.0), "text": $0.1] }
    }
}
