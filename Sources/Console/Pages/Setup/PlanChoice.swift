internal import APIModel
internal import Core
internal import Service

/// What the third step chose, as it stands in the query of the fourth and in its form.
struct PlanChoice {
    let plan: Plan
    /// The document of a plan that is there; nil for the standard one, which is made.
    let document: PlanDocument?
    /// Sorted.
    let tags: [String]

    /// The plan chosen beforehand: that which covers the instance already, one called `default` or `standard`, or the one that
    /// most instances follow.
    static func preferred(_ plans: [PlanDocument], covering name: String?) -> PlanDocument? {
        for wanted in [name, TidemarkService.standardName, StandardPlan.name] {
            if let wanted, let plan = plans.first(where: { $0.name == wanted }) { return plan }
        }
        return plans.max { ($0.instances, $1.name) < ($1.instances, $0.name) }
    }

    /// `value` is asked for each field: of a query or a form. Throws `RefusedFields`, and what listing plans throws.
    init(_ request: ConsoleRequest, in project: String, _ value: (String) -> String) async throws {
        tags = try Self.tags(value("tags"), request)
        let wanted = value("plan")
        let plans = try await request.plans(in: project)
        if wanted == StandardPlan.choice {
            guard let repository = try? ResourceName(parsing: value("repository")) else {
                throw RefusedFields(
                    path: "repository", request.say(\.add.noRepository), hint: request.say(\.add.noRepositoryHint))
            }
            guard !plans.contains(where: { $0.name == StandardPlan.name }) else {
                throw RefusedFields(path: "plan", request.say(\.add.planThere), hint: request.say(\.add.choosePlan))
            }
            plan = try StandardPlan.make(for: repository.description, zone: request.settings.zone)
            document = nil
            return
        }
        guard let found = plans.first(where: { $0.name == wanted }) else {
            throw RefusedFields(path: "plan", request.say(\.add.noPlan), hint: request.say(\.add.choosePlan))
        }
        plan = try found.read()
        document = found
    }

    /// Throws `RefusedFields` for a text that is no tag.
    static func tags(_ text: String, _ request: ConsoleRequest) throws -> [String] {
        var tags: Set<String> = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            do {
                tags.insert(try Tag(parsing: String(part)).description)
            } catch {
                throw RefusedFields(path: "tags", error.message, hint: error.hint)
            }
        }
        guard tags.count <= 64 else {
            throw RefusedFields(path: "tags", request.say(\.add.manyTags), hint: request.say(\.add.manyTagsHint))
        }
        return tags.sorted()
    }

    /// Throws `RefusedFields` where another plan would cover the instance too.
    func requireAlone(_ request: ConsoleRequest, _ instance: InstanceDocument) async throws {
        let given = Set(tags)
        for other in try await request.plans(in: instance.project) where other.name != plan.name.description {
            guard try other.read().binding.includes(instance.name, tags: given) else { continue }
            throw RefusedFields(
                path: "plan", request.say(\.add.otherPlan, ["name": other.name]),
                hint: request.say(\.add.otherPlanHint))
        }
    }

    /// Makes the plan, or has it cover the instance where it does not yet.
    func bind(_ request: ConsoleRequest, _ instance: InstanceDocument) async throws {
        let (project, given) = (instance.project, Set(tags))
        var wanted = plan
        if !wanted.binding.includes(instance.name, tags: given) {
            wanted.binding.names.append(try ResourceName(parsing: instance.name))
        }
        guard let document else {
            _ = try await request.service.addPlan(request.caller, wanted.sent, in: project)
            return
        }
        guard wanted != plan else { return }
        _ = try await request.service.changePlan(
            request.caller, named: document.name, in: project, to: wanted.sent, over: document.revision)
    }
}
