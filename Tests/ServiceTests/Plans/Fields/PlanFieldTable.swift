import APIModel
import Core
import Engine
import Repository
import Service

/// Every field of a plan, and how its effect is seen.
enum PlanFieldTable {
    static let rows: [PlanFieldRow] = [
        cycle("cycle", .base), bases, retention, limits, cycle("drills.cycle", .drill), drills, assertions, alerts,
        instances,
    ].flatMap { $0 }

    private static func cycle(_ path: String, _ kind: JobKind) -> [PlanFieldRow] {
        return [
            PlanFieldRow(
                "\(path).days", beside: [(path, ["at": "10:00"])], (nil, ["sat"]), shown: ("2 26 50", "26"),
                hours(kind, 72)),
            PlanFieldRow(
                "\(path).at", beside: [(path, [:])], ("10:00", ["11:00", "20:00"]), shown: ("2", "3 12"),
                hours(kind, 24)),
            PlanFieldRow(
                "\(path).every", beside: [(path, [:])], ("6h", "12h"), shown: ("4 10 16 22", "4 16"), hours(kind, 24)),
            PlanFieldRow(
                "\(path).from", beside: [(path, ["every": "12h"])], (nil, "01:00"), shown: ("4 16", "5 17"),
                hours(kind, 24)),
            PlanFieldRow(
                "\(path).cron", beside: [(path, [:])], ("0 10 * * *", "30 */6 * * *"), shown: ("2", "4½ 10½ 16½ 22½"),
                hours(kind, 24)),
            PlanFieldRow(
                "\(path).zone", beside: [(path, ["at": "10:00"])], (nil, "Asia/Shanghai"), shown: ("2", "18"),
                hours(kind, 24)),
        ]
    }

    /// Hours after zero at which runs of a plan begin.
    private static func hours(_ kind: JobKind, _ last: Int) -> @Sendable (Plan) throws -> String {
        { plan in try PlanFieldScene.hours(of: kind, plan, through: last) }
    }

    private static let bases: [PlanFieldRow] = [
        // Due at nine: begun then, or when the window opens, in which alone it reads.
        PlanFieldRow(
            "window", beside: [("cycle", ["at": "09:00"])], (nil, "10:00-12:00"),
            shown: ("at 1, by 1 at eight", "at 2, by 0 at eight")
        ) { plan in
            let begins = try PlanFieldScene.hours(of: .base, plan, through: 24)
            return "at \(begins), by \(try PlanFieldScene.base(plan).governor.connections) at eight"
        },
        PlanFieldRow("log", (nil, false), shown: ("1 stream", "0 stream")) { plan in
            var scene = try PlanFieldScene.scene(plan)
            try scene.tick(0)
            return "\(scene.live(.stream).count) stream"
        },
        PlanFieldRow("repository", ("main", "offsite"), shown: ("r r", "r2 r2")) { plan in
            var scene = try PlanFieldScene.scene(plan)
            try scene.tick(0)
            let jobs = scene.snapshot.live.filter { $0.kind == .base || $0.kind == .stream }
            return jobs.compactMap(\.subject.repository).joined(separator: " ")
        },
        PlanFieldRow("copies", (nil, ["offsite"]), shown: ("", "r r2")) { plan in
            let scene = try PlanFieldScene.after(bases: 1, plan)
            return scene.snapshot.live.filter { $0.kind == .copy }
                .flatMap { [$0.subject.repository, $0.subject.secondRepository].compactMap { $0 } }
                .joined(separator: " ")
        },
        PlanFieldRow("threads", beside: [("limits.adaptive", false)], (nil, 8), shown: ("4 of 4", "8 of 8")) { plan in
            let base = try PlanFieldScene.base(plan)
            return "\(base.governor.connections) of \(base.options.threads)"
        },
        PlanFieldRow("rate", (nil, "20MB/s"), shown: ("none", "20000000")) { plan in
            try PlanFieldScene.base(plan).options.rateLimit.map { "\($0.bytesPerSecond)" } ?? "none"
        },
    ]

    private static let retention: [PlanFieldRow] = [
        PlanFieldRow("retention.bases.days", (3, 5), shown: ("7", "11"), PlanFieldScene.kept),
        PlanFieldRow("retention.bases.last", (2, 3), shown: ("2", "3"), PlanFieldScene.kept),
        PlanFieldRow("retention.bases.daily", (2, 3), shown: ("2", "3"), PlanFieldScene.kept),
        PlanFieldRow("retention.bases.weekly", (2, 3), shown: ("2", "3"), PlanFieldScene.kept),
        PlanFieldRow("retention.bases.monthly", (2, 3), shown: ("2", "3"), PlanFieldScene.kept),
        PlanFieldRow("retention.bases.yearly", (2, 3), shown: ("2", "3"), PlanFieldScene.kept),
        PlanFieldRow("retention.log", (nil, 7), shown: ("0 prunes", "1 prunes, 7 days")) { plan in
            let prunes = try PlanFieldScene.after(bases: 1, plan).live(.prune).count
            guard prunes > 0 else { return "0 prunes" }
            let options = try PruneOptions(PrunePayload(plan: "plan0"), plan: plan)
            let start = options.policy.logStart(at: Fixture.at(0)) ?? Fixture.at(0)
            return "\(prunes) prunes, \(Int(Fixture.at(0).seconds(since: start)) / 86_400) days"
        },
    ]

    private static let limits: [PlanFieldRow] = [
        PlanFieldRow(
            "limits.threads-running", (nil, 40), shown: ("reads", "threads-running is above the limit"),
            PlanFieldScene.underStrain),
        PlanFieldRow(
            "limits.replica-lag", (nil, "30s"), shown: ("reads", "replica-lag is above the limit"),
            PlanFieldScene.underStrain),
        PlanFieldRow(
            "limits.history-length", (nil, 1_000_000), shown: ("reads", "history-length is above the limit"),
            PlanFieldScene.underStrain),
        PlanFieldRow("limits.adaptive", beside: [("threads", 8)], (nil, false), shown: ("1", "8")) { plan in
            "\(try PlanFieldScene.base(plan).governor.connections)"
        },
    ]

    private static let alerts: [PlanFieldRow] = [
        PlanFieldRow("alerts.to", (nil, ["ops", "dba"]), shown: ("nobody", "dba, ops")) { plan in
            try PlanFieldScene.notStarted(plan, after: 1800)?.details["to"] ?? "nobody"
        },
        PlanFieldRow("alerts.rpo", (nil, "30s"), shown: ("not told", "told"), PlanFieldScene.farBehind),
        PlanFieldRow("alerts.rto", ("1min", "1h"), shown: ("rto.exceeded", "rto.back")) { plan in
            plan.alerts.event(ofDrillOf: 90)?.rawValue ?? "nothing"
        },
        PlanFieldRow("alerts.overdue", (nil, "10min"), shown: ("not told", "told")) { plan in
            try PlanFieldScene.notStarted(plan, after: 600) == nil ? "not told" : "told"
        },
        PlanFieldRow("alerts.failures", beside: [("alerts.to", ["ops"])], (nil, 3), shown: ("1 2 3", "3")) { plan in
            (1...3).filter { row in
                let event = PlannedEvent(.jobFailed, instance: "i0", ["inARow": "\(row)"])
                return plan.receivers(of: event).map(\.description) == ["ops"]
            }.map { "\($0)" }.joined(separator: " ")
        },
    ]

    private static let instances: [PlanFieldRow] = [
        PlanFieldRow("instances.names", beside: [("instances", [:])], (nil, ["shop-1"]), shown: ("", "i1")) { plan in
            try PlanFieldScene.covered(plan)
        },
        PlanFieldRow(
            "instances.tags", beside: [("instances", [:])], (["env=production"], ["env=test"]), shown: ("i0", "i1")
        ) { plan in try PlanFieldScene.covered(plan) },
    ]
}
