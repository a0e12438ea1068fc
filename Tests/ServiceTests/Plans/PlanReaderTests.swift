import Core
import Foundation
import Service
import Testing

@Suite struct PlanReaderTests {
    /// Every field, none with its default.
    static let full: ConfigValue = [
        "cycle": ["days": ["mon", "thu"], "at": ["02:00", "14:30"], "zone": "Europe/Berlin"],
        "window": "22:00-06:00",
        "retention": ["bases": ["days": 3, "daily": 7, "weekly": 5], "log": 14],
        "repository": "main",
        "copies": ["frankfurt", "offsite"],
        "threads": 8,
        "rate": "1500kB/s",
        "limits": ["threads-running": 40, "replica-lag": "30s", "history-length": 1_000_000, "adaptive": false],
        "drills": [
            "cycle": ["cron": "0 12 1 * *"], "after-bases": 10, "which": "random",
            "assertions": [["name": "orders", "sql": "SELECT COUNT(*) FROM shop.orders", "equals": "42"]],
        ],
        "alerts": ["to": ["ops"], "rpo": "1min", "overdue": "2h", "failures": 3],
        "instances": ["names": ["shop-1"], "tags": ["env=production", "mysql"]],
    ]

    private func problems(_ plan: ConfigValue) -> [ConfigProblem] {
        let problems = ConfigProblems()
        let document: ConfigValue = ["plans": ["nightly": plan]]
        #expect(PlanReader.read(document, problems).isEmpty == !problems.isEmpty)
        return problems.list
    }

    /// A valid plan with some fields replaced, added, or taken away by null.
    private func plan(_ changes: [(String, ConfigValue)]) -> ConfigValue {
        let base: [(String, ConfigValue?)] = [("cycle", ["every": "6h"]), ("repository", "main")]
        let kept = base.filter { member in !changes.contains { $0.0 == member.0 } }
        return .map(kept + changes.map { ($0.0, $0.1) })
    }

    @Test func `Every field is read`() throws {
        let plan = try #require(try PlanReader.plans(in: ["plans": ["nightly": Self.full]]).first)
        #expect(plan.name.description == "nightly")
        let times = [TimeOfDay(minutes: 120), TimeOfDay(minutes: 870)]
        #expect(plan.cycle.kind == .weekly(days: [.mon, .thu], times: times))
        #expect(plan.cycle.zone.description == "Europe/Berlin")
        #expect(plan.window?.description == "22:00-06:00")
        #expect(plan.streamsLog)
        #expect(
            plan.retention
                == RetentionPolicy(rules: [.days(3), .newest(of: .day, 7), .newest(of: .week, 5)], logDays: 14))
        #expect(plan.repository.description == "main")
        #expect(plan.copies.map(\.description) == ["frankfurt", "offsite"])
        #expect(plan.threads == 8)
        #expect(plan.rate?.bytesPerSecond == 1_500_000)
        #expect(plan.limits.threadsRunning == 40)
        #expect(plan.limits.replicaLag?.seconds == 30)
        #expect(plan.limits.historyLength == 1_000_000)
        #expect(!plan.limits.isAdaptive)
        #expect(plan.drills.cycle?.kind == .cron(try CronExpression(parsing: "0 12 1 * *")))
        #expect(plan.drills.afterBases == 10)
        #expect(plan.drills.which == .random)
        #expect(plan.drills.assertions.map(\.name) == ["orders"])
        #expect(plan.alerts.receivers.map(\.description) == ["ops"])
        #expect(plan.alerts.rpo?.seconds == 60)
        #expect(plan.alerts.failures == 3)
        #expect(plan.baseRules.patience == 7200)
        #expect(plan.baseRules.window == plan.window)
        #expect(plan.drillRules?.cycle == plan.drills.cycle)
        #expect(plan.binding.names.map(\.description) == ["shop-1"])
        #expect(plan.binding.tags.map(\.description) == ["env=production", "mysql"])
    }

    @Test func `The canonical form is read as the same plan, and is its own canonical form`() throws {
        let plan = try #require(try PlanReader.plans(in: ["plans": ["nightly": Self.full]]).first)
        #expect(plan.plain == Self.full)
        let small = try #require(
            try PlanReader.plans(in: [
                "plans": [
                    "p": [
                        "threads": "4", "log": "true", "repository": "main", "limits": ["adaptive": true],
                        "cycle": ["zone": "utc", "every": "2d", "from": "00:00"], "alerts": ["overdue": "30min"],
                    ]
                ]
            ]).first)
        #expect(small.plain == ["cycle": ["every": "48h"], "repository": "main"])
    }

    @Test func `Through JSON and back`() throws {
        let plan = try #require(try PlanReader.plans(in: ["plans": ["nightly": Self.full]]).first)
        let data = try JSONEncoder().encode(plan)
        #expect(try JSONDecoder().decode(Plan.self, from: data) == plan)
        let text = #"{"name": "a b", "repository": "main", "cycle": {"every": 6}, "threads": 0}"#
        let error = #expect(throws: TidemarkError.self) { try JSONDecoder().decode(Plan.self, from: Data(text.utf8)) }
        #expect(error?.message.split(separator: "\n").count == 3, "\(error?.message ?? "")")
    }

    @Test func `All problems are reported, each with its path`() {
        let found = problems([
            "cycle": ["cron": "61 * * * *", "zone": "Europe/Atlantis"], "window": "25:00-06:00", "log": "maybe",
            "retention": ["bases": ["dayly": 7, "weekly": -1], "log": 0], "copies": ["b c", "x", "x"],
            "threads": "many",
            "rate": "0", "limits": ["replica-lag": "30"], "drills": ["after-bases": 0, "which": "oldest"],
            "alerts": "ops",
            "instances": ["tags": ["=a"]], "retentoin": 3,
        ])
        #expect(
            found.map(\.path).sorted() == [
                "plans.nightly.alerts", "plans.nightly.copies[0]", "plans.nightly.copies[2]",
                "plans.nightly.cycle.cron", "plans.nightly.cycle.zone", "plans.nightly.drills.after-bases",
                "plans.nightly.drills.which", "plans.nightly.instances.tags[0]",
                "plans.nightly.limits.replica-lag", "plans.nightly.log", "plans.nightly.rate",
                "plans.nightly.repository", "plans.nightly.retention.bases.dayly",
                "plans.nightly.retention.bases.weekly", "plans.nightly.retention.log", "plans.nightly.retentoin",
                "plans.nightly.threads", "plans.nightly.window",
            ])
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty })
    }

    @Test(arguments: [
        ("retentoin", "Did you mean retention?"), ("Treads", "Did you mean threads?"),
        ("respository", "Did you mean repository?"),
        (
            "xyzzy",
            "Fields are cycle, window, log, retention, repository, copies, threads, rate, limits, drills, alerts and "
                + "instances."
        ),
    ])
    func `Unknown fields come with a suggestion`(key: String, hint: String) {
        let found = problems(plan([(key, 1)]))
        #expect(found.map(\.hint) == [hint])
        #expect(found.map(\.message) == ["There is no such field."])
    }

    @Test func `Snake and camel case are understood as a mistake`() {
        let found = problems(plan([("limits", ["threadsRunning": 3, "replica_lag": "3s"])]))
        #expect(found.map(\.hint) == ["Did you mean threads-running?", "Did you mean replica-lag?"])
    }

    @Test func `Lines are those of the field`() {
        let cron = ConfigEntry(key: "cron", value: ConfigValue(.text("1 2 3"), line: 7), line: 7)
        let cycle = ConfigEntry(key: "cycle", value: ConfigValue(.map([cron]), line: 7), line: 6)
        let extra = ConfigEntry(key: "logs", value: ConfigValue(.bool(true), line: 10), line: 9)
        let found = problems(ConfigValue(.map([cycle, extra]), line: 5))
        #expect(
            found.map { "\($0.path) \($0.line ?? 0)" } == [
                "plans.nightly.logs 9", "plans.nightly.cycle.cron 7", "plans.nightly.repository 5",
            ])
        #expect(
            found[1].description
                == "plans.nightly.cycle.cron (line 7): “1 2 3” has 3 fields instead of five. Write minute, hour, "
                + "day of the month, month and day of the week, like 0 2 * * mon-fri.")
    }

    @Test func `Fields that contradict one another`() {
        #expect(problems(plan([("copies", ["main"])])).map(\.path) == ["plans.nightly.copies"])
        #expect(
            problems(plan([("log", false), ("retention", ["log": 3])])).map(\.path) == ["plans.nightly.retention"])
        #expect(
            problems(plan([("cycle", ["every": "6h", "cron": "* * * * *"])])).map(\.message)
                == ["every and cron exclude one another."])
        #expect(
            problems(plan([("cycle", ["every": "6h", "days": ["mon"]])])).map(\.path) == ["plans.nightly.cycle.days"])
        #expect(problems(plan([("cycle", ["zone": "UTC"])])).map(\.message) == ["It does not say when."])
        #expect(problems(plan([("cycle", ["every": "90min"])])).map(\.path) == ["plans.nightly.cycle.every"])
        #expect(
            problems(plan([("cycle", ["at": "02:00", "days": ["tues"]])])).first?.hint.hasPrefix("Did you mean tue?")
                == true)
    }

    @Test func `Documents that are no plans`() throws {
        let paths = { (document: ConfigValue) in
            let problems = ConfigProblems()
            _ = PlanReader.read(document, problems)
            return problems.list.map(\.path)
        }
        #expect(paths([]) == [""])
        #expect(paths(["plan": [:]]) == ["plan", "plans"])
        #expect(paths(["plans": ["a/b": ["cycle": ["every": "1h"], "repository": "r"]]]) == ["plans.a/b"])
        #expect(paths(["plans": ["a": ["cycle": ["every": "1h"], "repository": "r"], "a": [:]]]) == ["plans.a"])
        #expect(paths(["plans": [:]]).isEmpty)
        #expect(throws: TidemarkError(.configInvalid, "", hint: "")) { try PlanReader.plans(in: "text") }
    }

    @Test func `Changes name the fields`() throws {
        let old = try #require(try PlanReader.plans(in: ["plans": ["nightly": Self.full]]).first)
        #expect(old.changes(from: old).isEmpty)
        var new = old
        new.threads = 4
        new.copies.removeLast()
        new.cycle = Cycle(.hours(6, from: TimeOfDay(minutes: 0)), zone: old.cycle.zone)
        new.alerts.rpo = TimeSpan(seconds: 90)
        #expect(
            new.changes(from: old).map(\.description) == [
                "cycle.every: – → 6h", "copies: [frankfurt, offsite] → [frankfurt]", "alerts.rpo: 1min → 90s",
                "cycle.days: [mon, thu] → –", "cycle.at: [02:00, 14:30] → –", "threads: 8 → –",
            ])
    }

    @Test func `Rates and spans are written without rounding`() throws {
        for text in ["1B", "1001kB", "20MB", "1234567", "64KiB", "5GB"] {
            let rate = try ByteRate(parsing: text)
            #expect(try ByteRate(parsing: rate.plainText) == rate, "\(text)")
        }
        for (seconds, text) in [(1, "1s"), (60, "1min"), (90, "90s"), (3600, "1h"), (86_400, "1d"), (90_000, "25h")] {
            #expect(TimeSpan(seconds: seconds).description == text)
            #expect(try TimeSpan(parsing: text).seconds == seconds)
        }
        for text in ["", "1", "0s", "-1s", "1w", "1.5h", "99999999999999999999d", "11000d"] {
            #expect(throws: TidemarkError.self) { try TimeSpan(parsing: text) }
        }
    }
}
