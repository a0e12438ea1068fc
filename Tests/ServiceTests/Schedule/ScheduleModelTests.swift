import Core
import Service
import TestKit
import Testing

/// Random days of a service: outages, slow queues, long runs, windows, edits, lost states.
@Suite struct ScheduleModelTests {
    /// What has been said of every due instant, and how many runs are going.
    private struct Ledger {
        /// By due instant: handed to the queue.
        var ordered: Set<Timestamp> = []
        var ended: Set<Timestamp> = []
        /// Reported as missed or skipped, as ranges with counts.
        var passed: [(range: ClosedRange<Timestamp>, count: Int)] = []
        var queued: Timestamp?
        var running: Timestamp?
        var isHeld = false

        mutating func carryOut(_ actions: [ScheduleAction]) {
            for action in actions {
                switch action {
                case .order(let run):
                    #expect(running == nil && (queued == nil || queued == run.due))
                    #expect(!ended.contains(run.due))
                    queued = run.due
                    ordered.insert(run.due)
                case .withdraw(let due):
                    #expect(queued == due)
                    queued = nil
                case .hold(let due):
                    #expect(running == due && !isHeld)
                    isHeld = true
                case .resume(let due):
                    #expect(running == due && isHeld)
                    isHeld = false
                case .report(.missed(let first, let last, let count)),
                    .report(.skippedRunning(let first, let last, let count, _)),
                    .report(.skippedWaiting(let first, let last, let count, _)):
                    passed.append((first...last, count))
                case .report: break
                }
            }
        }
    }

    @Test func `Every due instant is run or reported, and never two at once`() throws {
        var generator = SeededGenerator(label: "schedule model")
        for _ in 0..<60 {
            let zone = try CalendarZone(
                parsing: Bool.random(using: &generator) ? "Europe/Berlin" : "Australia/Lord_Howe")
            let hours = Int.random(in: 1...30, using: &generator)
            let kinds: [Cycle.Kind] = [
                .hours(hours, from: TimeOfDay(minutes: 90)), .cron(try CronExpression(parsing: "15 */2 * * *")),
                .weekly(days: [.mon, .wed, .sun], times: [TimeOfDay(minutes: 150)]),
            ]
            let kind = try #require(kinds.randomElement(using: &generator))
            let window = Bool.random(using: &generator) ? try RunWindow(parsing: "22:30-07:00") : nil
            let rules = ScheduleRules(cycle: Cycle(kind, zone: zone), window: window)
            let start = try Timestamp(parsing: "2026-03-25T00:00:00Z")
            var schedule = Schedule(rules, state: ScheduleState(since: start))
            var ledger = Ledger()
            var now = start
            let end = start.adding(seconds: 15 * 86_400)
            while now < end {
                let isOutage = Int.random(in: 0..<100, using: &generator) == 0
                now = now.adding(seconds: isOutage ? Double.random(in: 0...200_000, using: &generator) : 600)
                ledger.carryOut(schedule.tick(at: now))
                #expect(ledger.running == nil || schedule.state.active?.due == ledger.running)
                switch Int.random(in: 0..<8, using: &generator) {
                case 0:
                    if let due = ledger.queued {
                        ledger.queued = nil
                        ledger.running = due
                        ledger.carryOut(schedule.started(due: due, at: now))
                    }
                case 1:
                    if let due = ledger.running {
                        ledger.running = nil
                        ledger.isHeld = false
                        ledger.ended.insert(due)
                        ledger.carryOut(schedule.ended(due: due, at: now))
                    }
                case 2:
                    // A restart with the state as stored.
                    schedule = Schedule(rules, state: schedule.state)
                default: break
                }
            }
            try check(ledger, rules, start, now, schedule.state, seed: generator.seed)
        }
    }

    private func check(
        _ ledger: Ledger, _ rules: ScheduleRules, _ start: Timestamp, _ now: Timestamp, _ state: ScheduleState,
        seed: UInt64
    ) throws {
        let due = rules.cycle.instants(after: start, through: now, limit: 100_000)
        var said: [Timestamp: Int] = [:]
        for (range, count) in ledger.passed {
            let covered = due.filter { range.contains($0) }
            #expect(covered.count == count, "seed \(seed)")
            for instant in covered { said[instant, default: 0] += 1 }
        }
        #expect(said.values.allSatisfy { $0 == 1 }, "an instant was reported twice, seed \(seed)")
        for instant in due {
            let isAccounted = ledger.ordered.contains(instant) || said[instant] == 1 || state.due?.due == instant
            #expect(isAccounted, "\(instant) was forgotten, seed \(seed)")
        }
        #expect(ledger.ordered.isSubset(of: Set(due)), "seed \(seed)")
    }
}
