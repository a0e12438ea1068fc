import Core
import Service
import Testing

/// The state machine of runs, an event a line; the cycle is daily at 02:00 in UTC.
@Suite struct ScheduleTests {
    private func at(_ text: String) throws -> Timestamp { try Timestamp(parsing: "2026-05-\(text)Z") }

    private func rules(_ window: String? = nil, cron: String = "0 2 * * *") throws -> ScheduleRules {
        ScheduleRules(
            cycle: Cycle(.cron(try CronExpression(parsing: cron))),
            window: try window.map { try RunWindow(parsing: $0) },
            patience: 1800)
    }

    private func schedule(_ window: String? = nil, since: String = "01T12:00:00") throws -> Schedule {
        Schedule(try rules(window), state: ScheduleState(since: try at(since)))
    }

    private func orders(_ actions: [ScheduleAction]) -> [Timestamp] {
        actions.compactMap { if case .order(let run) = $0 { run.due } else { nil } }
    }

    private func reports(_ actions: [ScheduleAction]) -> [ScheduleReport] {
        actions.compactMap { if case .report(let report) = $0 { report } else { nil } }
    }

    @Test func `A run is ordered once when it is due`() throws {
        var schedule = try schedule()
        #expect(schedule.tick(at: try at("02T01:59:59")).isEmpty)
        let due = try at("02T02:00:00")
        #expect(schedule.nextWake(after: try at("02T01:59:59")) == due)
        var run = DueRun(due: due, kind: .onTime)
        run.ready = try at("02T02:00:05")
        run.isOrdered = true
        #expect(schedule.tick(at: try at("02T02:00:05")) == [.order(run)])
        #expect(schedule.tick(at: try at("02T02:00:10")).isEmpty)
        #expect(schedule.started(due: due, at: try at("02T02:00:12")).isEmpty)
        #expect(schedule.ended(due: due, at: try at("02T03:00:00")).isEmpty)
        #expect(schedule.state.active == nil && schedule.state.due == nil)
        #expect(schedule.nextWake(after: try at("02T03:00:00")) == (try at("03T02:00:00")))
    }

    @Test func `Runs missed while the service was down happen once, late, and are reported`() throws {
        var schedule = try schedule()
        let actions = schedule.tick(at: try at("05T09:00:00"))
        #expect(orders(actions) == [try at("05T02:00:00")])
        #expect(
            reports(actions) == [
                .missed(first: try at("02T02:00:00"), last: try at("05T02:00:00"), count: 4)
            ])
        #expect(schedule.state.due?.kind == .late)
        #expect(schedule.tick(at: try at("05T09:00:05")).isEmpty)
    }

    @Test func `After a restart at the due minute only the older runs are missed`() throws {
        var schedule = try schedule()
        let actions = schedule.tick(at: try at("04T02:00:30"))
        #expect(reports(actions) == [.missed(first: try at("02T02:00:00"), last: try at("03T02:00:00"), count: 2)])
        #expect(schedule.state.due?.kind == .onTime)
    }

    @Test func `A run longer than its cycle: never two at once`() throws {
        var schedule = try schedule()
        _ = schedule.tick(at: try at("02T02:00:00"))
        _ = schedule.started(due: try at("02T02:00:00"), at: try at("02T02:00:01"))
        let actions = schedule.tick(at: try at("03T02:00:00"))
        #expect(orders(actions).isEmpty)
        let due = try at("03T02:00:00")
        #expect(
            reports(actions) == [.skippedRunning(first: due, last: due, count: 1, started: try at("02T02:00:01"))])
        #expect(schedule.ended(due: try at("02T02:00:00"), at: try at("03T09:00:00")).isEmpty)
        #expect(orders(schedule.tick(at: try at("04T02:00:00"))) == [try at("04T02:00:00")])
    }

    @Test func `A run that does not start is an event, and so is its late start`() throws {
        var schedule = try schedule()
        let due = try at("02T02:00:00")
        _ = schedule.tick(at: due)
        #expect(schedule.nextWake(after: due) == (try at("02T02:30:00")))
        #expect(schedule.tick(at: try at("02T02:29:59")).isEmpty)
        #expect(reports(schedule.tick(at: try at("02T02:30:00"))) == [.notStarted(due: due, ready: due)])
        #expect(schedule.tick(at: try at("02T02:31:00")).isEmpty)
        let waiting = schedule.tick(at: try at("03T02:00:00"))
        let next = try at("03T02:00:00")
        #expect(reports(waiting) == [.skippedWaiting(first: next, last: next, count: 1, waiting: due)])
        let late = try at("03T02:10:00")
        #expect(schedule.started(due: due, at: late) == [.report(.startedLate(due: due, started: late))])
    }

    @Test func `Outside its window a run waits, and one that is going is held`() throws {
        var schedule = try schedule("03:00-05:00")
        let due = try at("02T02:00:00")
        #expect(schedule.tick(at: due).isEmpty)
        // Waiting for the window is not being late.
        #expect(schedule.tick(at: try at("02T02:59:00")).isEmpty)
        #expect(schedule.nextWake(after: try at("02T02:59:00")) == (try at("02T03:00:00")))
        #expect(orders(schedule.tick(at: try at("02T03:00:00"))) == [due])
        _ = schedule.started(due: due, at: try at("02T03:00:01"))
        #expect(schedule.nextWake(after: try at("02T03:00:01")) == (try at("02T05:00:00")))
        #expect(schedule.tick(at: try at("02T05:00:00")) == [.hold(due: due)])
        #expect(schedule.tick(at: try at("02T06:00:00")).isEmpty)
        let actions = schedule.tick(at: try at("03T03:00:00"))
        #expect(actions.contains(.resume(due: due)))
        #expect(orders(actions).isEmpty)
    }

    @Test func `A run that waits in the queue is withdrawn when its window shuts`() throws {
        var schedule = try schedule("01:00-03:00")
        let due = try at("02T02:00:00")
        _ = schedule.tick(at: due)
        let actions = schedule.tick(at: try at("02T03:00:00"))
        #expect(actions == [.withdraw(due: due)])
        #expect(schedule.tick(at: try at("02T03:00:05")).isEmpty)
        #expect(orders(schedule.tick(at: try at("03T01:00:00"))) == [due])
        // It had begun before the second withdrawal reached the queue: it is held, and nothing else begins.
        _ = schedule.tick(at: try at("03T03:00:00"))
        #expect(schedule.started(due: due, at: try at("03T03:00:01")).isEmpty)
        #expect(schedule.tick(at: try at("03T03:00:05")) == [.hold(due: due)])
    }

    @Test func `A clock set back by hours repeats nothing`() throws {
        var schedule = try schedule()
        let due = try at("02T02:00:00")
        _ = schedule.tick(at: due)
        _ = schedule.started(due: due, at: due)
        _ = schedule.ended(due: due, at: try at("02T03:00:00"))
        let actions = schedule.tick(at: try at("01T23:00:00"))
        #expect(
            reports(actions) == [
                .clockSetBack(from: try at("02T03:00:00"), to: try at("01T23:00:00"), repeats: false)
            ])
        #expect(schedule.tick(at: try at("02T02:00:00")).isEmpty)
        #expect(orders(schedule.tick(at: try at("03T02:00:00"))) == [try at("03T02:00:00")])
    }

    @Test func `A clock that was a year ahead does not stop bases for a year`() throws {
        var schedule = try schedule()
        let ahead = try Timestamp(parsing: "2027-05-02T09:00:00Z")
        let missed = schedule.tick(at: ahead)
        #expect(orders(missed) == [try Timestamp(parsing: "2027-05-02T02:00:00Z")])
        let due = try #require(orders(missed).first)
        _ = schedule.started(due: due, at: ahead)
        _ = schedule.ended(due: due, at: ahead)
        let back = try at("02T09:00:00")
        #expect(reports(schedule.tick(at: back)) == [.clockSetBack(from: ahead, to: back, repeats: true)])
        #expect(schedule.tick(at: try at("02T09:00:05")).isEmpty)
        #expect(orders(schedule.tick(at: try at("03T02:00:00"))) == [try at("03T02:00:00")])
    }

    @Test func `A clock set forward by hours makes one late run`() throws {
        var schedule = try schedule(since: "01T20:00:00")
        _ = schedule.tick(at: try at("01T20:00:00"))
        let actions = schedule.tick(at: try at("02T08:00:00"))
        #expect(orders(actions) == [try at("02T02:00:00")])
        let due = try at("02T02:00:00")
        #expect(reports(actions) == [.missed(first: due, last: due, count: 1)])
    }

    @Test func `An edit keeps what was due and counts the new cycle from there`() throws {
        var schedule = try schedule()
        let new = try rules(cron: "0 */6 * * *")
        // Made while nothing looked: the run by the old cycle is owed, those of the new one before the edit are not.
        let actions = schedule.edit(to: new, at: try at("02T13:00:00"))
        let old = try at("02T02:00:00")
        #expect(reports(actions) == [.missed(first: old, last: old, count: 1)])
        #expect(orders(actions) == [try at("02T02:00:00")])
        _ = schedule.started(due: try at("02T02:00:00"), at: try at("02T13:00:01"))
        _ = schedule.ended(due: try at("02T02:00:00"), at: try at("02T13:30:00"))
        #expect(schedule.nextWake(after: try at("02T13:30:00")) == (try at("02T18:00:00")))
        #expect(orders(schedule.tick(at: try at("02T18:00:00"))) == [try at("02T18:00:00")])
    }

    @Test func `An edit of the window holds a run that is going`() throws {
        var schedule = try schedule()
        let due = try at("02T02:00:00")
        _ = schedule.tick(at: due)
        _ = schedule.started(due: due, at: due)
        #expect(schedule.edit(to: try rules("04:00-05:00"), at: try at("02T02:30:00")) == [.hold(due: due)])
        #expect(schedule.edit(to: try rules(), at: try at("02T02:40:00")) == [.resume(due: due)])
    }

    @Test func `A first run is due at once, in its window`() throws {
        let since = try at("01T12:00:00")
        var schedule = Schedule(try rules("22:00-23:00"), state: ScheduleState(since: since, runsAtOnce: true))
        #expect(schedule.tick(at: since).isEmpty)
        let actions = schedule.tick(at: try at("01T22:00:00"))
        #expect(orders(actions) == [since])
        #expect(schedule.state.due?.kind == .first)
    }

    @Test func `News of other runs changes nothing`() throws {
        var schedule = try schedule()
        _ = schedule.tick(at: try at("02T02:00:00"))
        let before = schedule
        #expect(schedule.started(due: try at("01T02:00:00"), at: try at("02T02:00:00")).isEmpty)
        #expect(schedule.ended(due: try at("01T02:00:00"), at: try at("02T02:00:00")).isEmpty)
        #expect(schedule == before)
    }

    @Test func `Bases are counted for drills`() {
        var counter = DrillCounter()
        let drills = (1...6).map { _ in counter.baseCompleted(every: 3) }
        #expect(drills == [false, false, true, false, false, true])
        let isQuiet = (1...5).allSatisfy { _ in !counter.baseCompleted(every: nil) }
        #expect(isQuiet)
        let isNext = counter.baseCompleted(every: 2)
        #expect(isNext)
    }
}
