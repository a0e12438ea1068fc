internal import APIModel
internal import Core
internal import Service

/// Tags: which instances have them, and which plans go by them. A tag is given to many at once.
enum TagsPage {
    static let all: [ConsolePage] = [
        .get("/tags", "tags") { try await show($0, .none) }, .post("/tags", "changeTags", change),
    ]

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let project = request.chosenProject
            let tags = try PlanChoice.tags(request.form["tag"], request)
            guard !tags.isEmpty else {
                throw RefusedFields(path: "tag", request.say(\.add.missing), hint: request.say(\.add.tagsHelp))
            }
            let names = Set(request.form.words("names"))
            guard !names.isEmpty else {
                throw RefusedFields(
                    path: "names", request.say(\.add.missing), hint: request.say(\.projects.tagNamesHelp))
            }
            let instances = try await request.instances(in: project).filter { names.contains($0.name) }
            let unknown = names.subtracting(instances.map(\.name)).sorted()
            guard unknown.isEmpty else {
                throw RefusedFields(
                    path: "names",
                    request.say(\.projects.unknownNames, ["names": unknown.prefix(10).joined(separator: ", ")]),
                    hint: request.say(\.projects.tagNamesHelp))
            }
            let isRemoval = request.form["do"] == "remove"
            let rows = instances.map { instance -> ConfigValue in
                let own = Set(instance.tags)
                let wanted = isRemoval ? own.subtracting(tags) : own.union(tags)
                return .map([("name", .text(instance.name)), ("tags", .texts(wanted.sorted()))])
            }
            // In one transaction: each row mentions its tags alone, and the rest stays as it is.
            let report = try await request.service.importInstances(
                request.caller, .document(.map([("instances", ConfigValue(.list(rows)))])), in: project, isDryRun: false
            )
            if let refused = report.rows.first(where: { $0.outcome == .refused }), let problem = refused.problems?.first
            {
                throw RefusedFields(path: "names", "\(refused.name ?? ""): \(problem.message)", hint: problem.hint)
            }
            return .redirect(
                request.list("/tags", of: project),
                Flash(.done, request.say(\.projects.tagged, ["count": report.changed])))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let project = request.chosenProject
        let instances = try await request.instances(in: project)
        let plans = try await request.beside(
            .listPlans, on: ResourceReference(.plan, project: project)
        ) { try await request.plans(in: project) }.compactMap { try? $0.read() }
        var counts: [String: Int] = [:]
        for tag in instances.flatMap(\.tags) { counts[tag, default: 0] += 1 }
        for tag in plans.flatMap(\.binding.tags) { counts[tag.description, default: 0] += 0 }
        let rows = counts.sorted { $0.key < $1.key }.map { tag, count -> View in
            let users = plans.filter { $0.binding.tags.contains { $0.description == tag } }.map(\.name.description)
            return [
                "tag": tag, "count": count, "plans": users.joined(separator: ", "),
                "address": "/instances?project=\(PercentEncoding.encoded(project))&tag=\(PercentEncoding.encoded(tag))",
            ]
        }
        let fields = [
            FormField(
                "tag", request.say(\.projects.tag), value: request.form["tag"], help: request.say(\.add.tagsHelp),
                isRequired: true, autocomplete: "off", placeholder: "env=production"),
            FormField(
                "names", request.say(\.projects.tagNames), .area, value: request.form["names"],
                help: request.say(\.projects.tagNamesHelp), isRequired: true, placeholder: "orders-01, orders-02"),
        ]
        let view: View = [
            "rawHeadline": rows.isEmpty
                ? request.sentence(\.projects.noTags) : request.sentence(\.projects.tagHeadline, ["count": rows.count]),
            "isEmpty": rows.isEmpty, "rows": rows, "project": project,
            "mayChange": try await request.may(
                .importInstances, on: ResourceReference(.instance, project: project)),
            "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
        ]
        return .page("tags", title: request.say(\.projects.tagTitle), section: .plans, view)
    }
}
