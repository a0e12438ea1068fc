package import Core

/// Decides when the runs of one purpose of one instance start: a state machine without I/O.
///
/// Whoever carries it calls `tick` every few seconds, tells it what became of runs, carries out the actions, and stores
/// `state` together with them. At most one run is going at any time, and every due instant is started, missed or
/// skipped, once; the last two are reported. Losing the newest state is harmless: orders are repeated, and orders are
/// idempotent.
package struct Schedule: Hashable, Sendable {
    package private(set) var rules: ScheduleRules
    package private(set) var state: ScheduleState

    /// Due instants of one tick beyond this many are not counted.
    package static let most = 10_000
    /// Seconds that a run may begin after it was due and be on time.
    package static let tolerance: Double = 60
    /// Seconds that the clock may be set back and what has run stays run.
    package static let largestSetBack: Double = 86_400

    package init(_ rules: ScheduleRules, state: ScheduleState) {
        self.rules = rules
        self.state = state
    }

    /// What is to be done at an instant. Instants may leap forward and back.
    package mutating func tick(at now: Timestamp) -> [ScheduleAction] {
        var actions: [ScheduleAction] = []
        noticeSetBack(at: now, &actions)
        collectDue(at: now, &actions)
        followWindow(at: now, &actions)
        order(at: now, &actions)
        watch(at: now, &actions)
        state.seen = now
        return actions
    }

    /// The queue has begun a run, perhaps just before it was withdrawn. A run that nobody waits for is ignored.
    package mutating func started(due: Timestamp, at now: Timestamp) -> [ScheduleAction] {
        guard let waiting = state.due, waiting.due == due, state.active == nil else { return [] }
        state.due = nil
        state.active = ActiveRun(due: due, started: now)
        return waiting.isReported ? [.report(.startedLate(due: due, started: now))] : []
    }

    /// The run has ended in any way; whether it is tried again is the queue's matter, and it has not ended until then.
    package mutating func ended(due: Timestamp, at now: Timestamp) -> [ScheduleAction] {
        if state.active?.due == due {
            state.active = nil
        } else if state.due?.due == due, state.due?.isOrdered == true {
            // It ended before it was seen to start: cancelled in the queue.
            state.due = nil
        }
        return tick(at: now)
    }

    /// The plan was edited at an instant. What was due by the old cycle until then is still due; the new one counts
    /// from there. A cycle that stays as it was is not counted anew.
    package mutating func edit(to new: ScheduleRules, at now: Timestamp) -> [ScheduleAction] {
        var actions = tick(at: now)
        if new.cycle != rules.cycle { state.handled = now }
        rules = new
        // The window may be another one.
        actions += tick(at: now)
        return actions
    }

    /// The next instant after `now` at which a tick can do something, without news of runs.
    package func nextWake(after now: Timestamp) -> Timestamp? {
        var wakes = [rules.cycle.next(after: max(now, state.handled))]
        if let window = rules.window, state.due != nil || state.active != nil {
            let opening = window.opening(around: now, in: rules.cycle.zone)
            wakes.append(opening?.upperBound ?? window.nextOpen(from: now, in: rules.cycle.zone))
        }
        if let due = state.due, let ready = due.ready, !due.isReported {
            wakes.append(ready.adding(seconds: rules.patience))
        }
        return wakes.compactMap { $0 }.filter { $0 > now }.min()
    }

    private func isShut(at now: Timestamp) -> Bool {
        guard let window = rules.window else { return false }
        return !window.isOpen(at: now, in: rules.cycle.zone)
    }

    private mutating func noticeSetBack(at now: Timestamp, _ actions: inout [ScheduleAction]) {
        let repeats = state.handled.seconds(since: now) > Self.largestSetBack
        if repeats { state.handled = now }
        if repeats || state.seen.seconds(since: now) > Self.tolerance {
            actions.append(.report(.clockSetBack(from: max(state.seen, now), to: now, repeats: repeats)))
        }
        // A span that is measured must not begin in what is now the future.
        if let ready = state.due?.ready, ready > now { state.due?.ready = now }
    }

    private mutating func collectDue(at now: Timestamp, _ actions: inout [ScheduleAction]) {
        var due = rules.cycle.instants(after: state.handled, through: now, limit: Self.most)
        guard let first = due.first, let last = due.last else { return }
        state.handled = due.count == Self.most ? now : last
        if let active = state.active {
            actions.append(
                .report(.skippedRunning(first: first, last: last, count: due.count, started: active.started)))
            return
        }
        if let waiting = state.due {
            actions.append(
                .report(.skippedWaiting(first: first, last: last, count: due.count, waiting: waiting.due)))
            return
        }
        let isLate = now.seconds(since: last) > Self.tolerance
        state.due = DueRun(due: last, kind: isLate ? .late : .onTime)
        if !isLate { due.removeLast() }
        if let first = due.first, let last = due.last {
            actions.append(.report(.missed(first: first, last: last, count: due.count)))
        }
    }

    private mutating func followWindow(at now: Timestamp, _ actions: inout [ScheduleAction]) {
        let shut = isShut(at: now)
        if let active = state.active, active.isHeld != shut {
            state.active?.isHeld = shut
            actions.append(shut ? .hold(due: active.due) : .resume(due: active.due))
        }
        guard let waiting = state.due else { return }
        if shut {
            if waiting.isOrdered { actions.append(.withdraw(due: waiting.due)) }
            state.due?.isOrdered = false
            state.due?.ready = nil
        } else if waiting.ready == nil {
            state.due?.ready = now
        }
    }

    private mutating func order(at now: Timestamp, _ actions: inout [ScheduleAction]) {
        guard state.active == nil, let waiting = state.due, waiting.ready != nil, !waiting.isOrdered else { return }
        state.due?.isOrdered = true
        if let ordered = state.due { actions.append(.order(ordered)) }
    }

    private mutating func watch(at now: Timestamp, _ actions: inout [ScheduleAction]) {
        guard let waiting = state.due, let ready = waiting.ready, !waiting.isReported,
            now.seconds(since: ready) >= rules.patience
        else { return }
        state.due?.isReported = true
        actions.append(.report(.notStarted(due: waiting.due, ready: ready)))
    }
}
