import APIModel
import Core
import Engine
import Repository
import Service

/// The parts that carry out a plan, asked one at a time. Fixture's zero is Friday, 2027-01-15 08:00:00 UTC.
enum PlanFieldScene {
    /// A fleet that only what the plan itself says binds to it. The second instance has another tag.
    static func scene(_ plan: Plan, instances: Int = 1) throws -> PlanningScene {
        var scene = try PlanningScene([], instances: instances)
        for index in 1..<max(1, instances) { scene.snapshot.instances[index].tags = ["env=test"] }
        scene.snapshot.plans = [
            PlannedPlan(id: "plan0", project: "p", plan: plan, document: try WorkJSON.text(plan))
        ]
        return scene
    }

    /// One whose instance has a base, so that its cycle alone counts.
    static func settled(_ plan: Plan) throws -> PlanningScene {
        var scene = try scene(plan)
        var update = InstanceFactsUpdate(repository: "r")
        update.base = ReportedBase(
            id: "b", convergence: Fixture.at(-60), startedAt: Fixture.at(-70), finishedAt: nil, tables: 1, rows: 1,
            rawBytes: 1, storedBytes: 1)
        scene.say(update)
        try scene.tick(0)
        return scene
    }

    /// Hours after zero at which jobs of a kind are ordered, while all of them succeed at once.
    static func hours(of kind: JobKind, _ plan: Plan, through last: Int) throws -> String {
        var scene = try settled(plan)
        var found: [String] = []
        for half in 1...(last * 2) {
            let now = Double(half) * 1800
            try scene.tick(now)
            for key in scene.live(kind) {
                found.append(half.isMultiple(of: 2) ? "\(half / 2)" : "\(half / 2)½")
                try scene.start(key)
                try scene.tick(now + 1)
                try scene.end(key)
                try scene.tick(now + 2)
            }
        }
        return found.joined(separator: " ")
    }

    /// What has been ordered when bases of a plan with a cycle of an hour have succeeded.
    static func after(bases: Int, _ plan: Plan) throws -> PlanningScene {
        var scene = try scene(plan)
        for run in 0..<bases {
            let now = Double(run) * 3600
            try scene.tick(now)
            for key in scene.live(.base) {
                try scene.start(key)
                try scene.tick(now + 1)
                try scene.end(key)
            }
            try scene.tick(now + 2)
            try scene.tick(now + 3)
        }
        return scene
    }

    /// How the first base is governed and read.
    static func base(_ plan: Plan) throws -> (options: BackupOptions, governor: BaseGovernor) {
        let payload = BasePayload(plan: "plan0", due: Fixture.at(0))
        let options = try BackupOptions(payload, plan: plan, instance: "shop-0")
        return (options, BaseGovernor(payload, plan: plan, threads: options.threads, at: Fixture.at(0)))
    }

    /// What a base does when its source is strained in every way.
    static func underStrain(_ plan: Plan) throws -> String {
        // Where nothing is limited the source is not even asked.
        guard plan.limits.wantsSigns else { return "reads" }
        let strain = SourceStrain(threadsRunning: 50, replicaLag: 50, historyLength: 2_000_000)
        guard case .held(let why)? = try base(plan).governor.look(strain, at: Fixture.at(2), uptime: 2) else {
            return "reads"
        }
        return why
    }

    /// How many of three years of bases, two a day, a prune leaves.
    static func kept(_ plan: Plan) throws -> String {
        let options = try PruneOptions(PrunePayload(plan: "plan0"), plan: plan)
        let times = (0..<2200).map { Fixture.at(Double($0) * -43_200) }
        let keepers = options.policy.keepers(of: times, at: Fixture.at(0), in: options.zone)
        return "\(keepers.filter { !$0.isEmpty }.count)"
    }

    /// What is told of a run that is due an hour later, so many seconds after that; nobody begins it.
    static func notStarted(_ plan: Plan, after seconds: Double) throws -> PlannedEvent? {
        var scene = try settled(plan)
        try scene.tick(3600)
        try scene.tick(3600 + seconds)
        return scene.events.first { $0.kind == .runNotStarted }
    }

    /// Whether somebody is told when the log is 31 seconds behind.
    static func farBehind(_ plan: Plan) throws -> String {
        var scene = try settled(plan)
        scene.snapshot.now = Fixture.at(100)
        var update = InstanceFactsUpdate(repository: "r")
        update.through = Fixture.at(99)
        update.sourceTime = Fixture.at(100)
        update.isStreaming = true
        scene.say(update)
        try scene.tick(130)
        return scene.kinds.contains(.rpoExceeded) ? "told" : "not told"
    }

    static func drill(_ plan: Plan) throws -> DrillOrder {
        try DrillOrder(DrillOrder.Wish(seed: "7"), plan: plan)
    }

    /// Identifiers of the instances that get a base.
    static func covered(_ plan: Plan) throws -> String {
        var scene = try scene(plan, instances: 2)
        try scene.tick(0)
        return scene.snapshot.live.filter { $0.kind == .base }.compactMap(\.subject.instance).sorted()
            .joined(separator: " ")
    }
}
