import APIModel
import Catalog
import Console
import Core
import Service
import Testing

/// A console over a fleet: `good` has everything, `late` is far behind, `bare` has no plan.
struct FleetScene: Sendable {
    let console: ConsoleScene
    let now: Timestamp

    init() async throws {
        console = try await ConsoleScene()
        now = SystemClock().now()
    }

    func run<Value: Sendable>(
        language: Language = .en, _ test: @Sendable (ConsoleBrowser) async throws -> Value
    ) async throws -> Value {
        let catalog = console.server.catalog
        return try await console.run(language: language) { browser in
            for name in ["good", "late", "bare"] {
                _ = try await browser.client.post("instances", #"{"name": "\#(name)", "host": "h"}"#)
            }
            _ = try await browser.client.post(
                "repositories", #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            )
            _ = try await browser.client.post(
                "plans",
                """
                {"name": "nightly", "cycle": {"at": "02:00"}, "repository": "main",
                "instances": {"names": ["good", "late"]}, "alerts": {"rpo": "1min"}}
                """)
            try await catalog.write { transaction in
                guard let repository = try transaction.repositories.named("main", in: "p"),
                    let good = try transaction.instances.named("good", in: "p"),
                    let late = try transaction.instances.named("late", in: "p")
                else { return }
                try transaction.facts.take(update(repository.id, behind: 2), of: good.id)
                try transaction.facts.take(update(repository.id, behind: 300), of: late.id)
                let activity = ReportedActivity(
                    since: now, until: now, inserts: 5000, updates: 700, deletes: 30)
                try transaction.tides.add(activity, of: good.id)
                try transaction.tides.mark(
                    [
                        LogMark(
                            happenedAt: now.adding(seconds: -600), gtid: "g:7", place: "shop.orders",
                            statement: "ALTER TABLE orders ADD <b> INT")
                    ], of: good.id)
                try transaction.tides.roll(at: now)
            }
            return try await test(browser)
        }
    }

    /// Raises a trouble of an instance, and gives the number of its event.
    func trouble(_ name: String, _ catalog: Catalog) async throws -> Int64 {
        try await catalog.write { transaction in
            let instance = try transaction.instances.named(name, in: "p")?.id
            let alarm = AlarmRecord(id: "x", key: "k", kind: "rpo.exceeded", openedAt: now)
            try transaction.alarms.put(alarm)
            let number = try transaction.events.append(
                "rpo.exceeded", project: "p", instance: instance, document: #"{"seconds": "300", "limit": "60"}"#)
            try transaction.events.setAlarm("x", of: number)
            return number
        }
    }

    private func update(_ repository: String, behind: Double) -> InstanceFactsUpdate {
        var update = InstanceFactsUpdate(repository: repository)
        update.bases = [
            ReportedBase(
                id: "b", convergence: now.adding(seconds: -7200), startedAt: now.adding(seconds: -7300),
                finishedAt: now.adding(seconds: -7100), tables: 4, rows: 50, rawBytes: 9_000_000,
                storedBytes: 3_000_000,
                databases: ["shop"], readSeconds: 120)
        ]
        update.spans = [
            ReportedSpan(
                start: now.adding(seconds: -20_000), end: now.adding(seconds: -9000), isOpen: false, run: "q",
                endReason: "the log was purged"),
            ReportedSpan(
                start: now.adding(seconds: -7200), end: now.adding(seconds: -behind), isOpen: true, run: "r"),
        ]
        update.run = "r"
        update.through = now.adding(seconds: -behind)
        update.sourceTime = now
        update.isStreaming = true
        update.databases = ["shop"]
        update.checks = [
            ReportedCheck(
                id: "log.keep", title: "The log is kept", isRequired: false, isMet: false, detail: "one hour",
                mend: "SET GLOBAL binlog_expire_logs_seconds = 86400")
        ]
        update.storedBytes = 2_000_000
        update.serverVersion = "10.11.9-MariaDB"
        return update
    }
}
