internal import APIModel
internal import Core
internal import Service

/// What a change of a plan comes to, before it is made.
enum PlanPreview {
    /// Names that are listed of those it begins or ceases to cover.
    private static let mostNames = 20

    /// Throws `RefusedFields` by the paths of the form.
    static func show(
        _ request: ConsoleRequest, _ project: String, _ name: String, _ value: ConfigValue,
        _ problems: FormProblems = .none
    ) async throws -> ConsoleAnswer {
        let row = try await tried(request, project, name, value)
        let old = try await request.service.plan(request.caller, named: name, in: project)
        let changes = row.changes ?? []
        let hidden = request.form.names.filter { !$0.hasPrefix("_") && $0 != "do" && $0 != "revision" }.flatMap {
            field in
            request.form.all(field).map { text -> View in ["name": field, "value": text] }
        }
        var warnings: [String] = []
        let field = ConfigField(path: "", value: value, problems: ConfigProblems())
        if let plan = PlanReader.plan(named: name, field) {
            warnings = try await self.warnings(request, project, from: try old.read(), to: plan)
        }
        let view: View = [
            "rawHeadline": changes.isEmpty
                ? request.sentence(\.plans.nothingChanges, ["name": name])
                : request.sentence(\.plans.previewHeadline, ["count": changes.count, "name": name]),
            "lead": request.say(\.plans.previewLead, ["count": old.instances]),
            "changes": changes.map { change -> View in
                ["path": change.path, "before": change.before ?? "–", "after": change.after ?? "–"]
            },
            "hasChanges": !changes.isEmpty, "warnings": warnings, "hidden": hidden,
            "revision": request.form.optional("revision") ?? "\(old.revision)",
            "address": ConsoleRequest.address("plans", project, name), "problems": problems.view(),
            "approval": request.approval,
        ]
        return .page("plan-preview", title: request.say(\.plans.previewTitle, ["name": name]), section: .plans, view)
    }

    /// The dry run; what is wrong is told by the paths of the form, which has one plan alone.
    private static func tried(
        _ request: ConsoleRequest, _ project: String, _ name: String, _ value: ConfigValue
    ) async throws -> ApplyRow {
        let document = ConfigValue.map([("plans", .map([(name, value)]))])
        do {
            let report = try await request.service.applyPlans(request.caller, document, in: project, isDryRun: true)
            return report.plans.first ?? ApplyRow(name: name, outcome: .unchanged)
        } catch let refused as RefusedFields {
            let prefix = "plans.\(name)."
            throw RefusedFields(
                refused.problems.map { problem in
                    guard problem.path.hasPrefix(prefix) else { return problem }
                    return ConfigProblem(
                        path: String(problem.path.dropFirst(prefix.count)), line: problem.line,
                        message: problem.message, hint: problem.hint)
                })
        }
    }

    private static func warnings(
        _ request: ConsoleRequest, _ project: String, from old: Plan, to new: Plan
    ) async throws -> [String] {
        var warnings: [String] = []
        if new.retention.isShorter(than: old.retention) { warnings.append(request.say(\.plans.warnShorter)) }
        if old.streamsLog, !new.streamsLog { warnings.append(request.say(\.plans.warnStream)) }
        if old.repository != new.repository {
            warnings.append(request.say(\.plans.warnRepository, ["name": new.repository.description]))
        }
        guard old.binding != new.binding else { return warnings }
        let instances = try await request.instances(in: project)
        let lost = instances.filter { old.binding.includes($0) && !new.binding.includes($0) }.map(\.name)
        let won = instances.filter { !old.binding.includes($0) && new.binding.includes($0) }.map(\.name)
        if !lost.isEmpty {
            warnings.append(request.say(\.plans.warnLost, ["count": lost.count, "names": Self.listed(lost)]))
        }
        if !won.isEmpty {
            warnings.append(request.say(\.plans.warnWon, ["count": won.count, "names": Self.listed(won)]))
        }
        return warnings
    }

    private static func listed(_ names: [String]) -> String {
        names.prefix(mostNames).joined(separator: ", ") + (names.count > mostNames ? " …" : "")
    }
}
