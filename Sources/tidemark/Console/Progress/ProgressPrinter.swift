internal import Core
internal import Engine
internal import Synchronization

/// Draws what a job reports: a live line on a terminal, a plain line every ten seconds elsewhere, objects with `--json`.
final class ProgressPrinter: ProgressReporter {
    private struct State: Sendable {
        var phase: JobPhase?
        var begun: ContinuousClock.Instant?
        var counters = ProgressCounters()
        var meter = RateMeter()
        /// Of what the time left is told from.
        var forecast = RateMeter()
        var drawn: ContinuousClock.Instant?
        var seconds: [PhaseSeconds] = []
    }

    private let console: Console
    private let start = ContinuousClock.now
    private let state = Mutex(State())
    /// Phases whose end is not worth a line of its own.
    private let quiet: Set<JobPhase>

    /// Time between two plain lines, where there is no terminal.
    private let plainInterval: Duration

    init(_ console: Console, quiet: Set<JobPhase> = [], plainInterval: Duration = .seconds(10)) {
        self.console = console
        self.quiet = quiet
        self.plainInterval = plainInterval
    }

    func report(_ event: ProgressEvent) {
        switch event {
        case .phase(let phase): enter(phase)
        case .counters(let counters): note(counters)
        case .planned(let plan):
            for line in RestoreText.plan(plan) { console.line(line) }
            console.object(RestoreText.planObject(plan))
        case .note(let text):
            console.line("note", text)
            console.object(["event": "note", "message": .string(text)])
        case .warning(let code, let message, let hint): console.warning(code: code, message, hint: hint)
        }
    }

    /// The counters of the running phase.
    var counters: ProgressCounters { state.withLock { $0.counters } }

    /// Ends the running phase and removes the live line; seconds of every phase, in the order they ran.
    func finish() -> [PhaseSeconds] {
        enter(nil)
        return state.withLock { $0.seconds }
    }

    /// Seconds phase by phase as a JSON object.
    static func object(_ seconds: [PhaseSeconds]) -> JSONValue {
        .object(
            seconds.map { .init(name: $0.phase.rawValue, value: .seconds($0.seconds)) })
    }

    private func enter(_ phase: JobPhase?) {
        let now = ContinuousClock.now
        let ended: (JobPhase, ProgressCounters, Double)? = state.withLock { state in
            guard state.phase != phase else { return nil }
            var ended: (JobPhase, ProgressCounters, Double)?
            if let old = state.phase, let begun = state.begun {
                let seconds = (now - begun).seconds
                ended = (old, state.counters, seconds)
                if let known = state.seconds.firstIndex(where: { $0.phase == old }) {
                    state.seconds[known].seconds += seconds
                } else {
                    state.seconds.append(PhaseSeconds(phase: old, seconds: seconds))
                }
            }
            state = State(phase: phase, begun: now, seconds: state.seconds)
            return ended
        }
        if let (phase, counters, seconds) = ended {
            console.live("")
            if !quiet.contains(phase) { console.line(phase.rawValue, PhaseText.ended(counters, seconds: seconds)) }
            console.object(
                JSONValue.object([
                    .init(name: "event", value: "phase-end"), .init(name: "phase", value: .string(phase.rawValue)),
                ])
                .appending(counters.members).appending([.init(name: "seconds", value: .seconds(seconds))]))
        }
        if let phase { console.object(["event": "phase", "phase": .string(phase.rawValue)]) }
    }

    private func note(_ counters: ProgressCounters) {
        let now = ContinuousClock.now
        let interval: Duration =
            switch console.style {
            case .terminal: .milliseconds(100)
            case .json: .seconds(1)
            case .plain: plainInterval
            }
        let due: (JobPhase, RateMeter, RateMeter)? = state.withLock { state in
            state.counters = counters
            if let measure = counters.measure { state.meter.note(measure.count, at: (now - start).seconds) }
            if let forecast = counters.forecast { state.forecast.note(forecast.count, at: (now - start).seconds) }
            guard let phase = state.phase, now - (state.drawn ?? state.begun ?? start) >= interval else { return nil }
            state.drawn = now
            return (phase, state.meter, state.forecast)
        }
        guard let (phase, meter, forecast) = due else { return }
        switch console.style {
        case .json:
            console.object(
                JSONValue.object([
                    .init(name: "event", value: "progress"), .init(name: "phase", value: .string(phase.rawValue)),
                ])
                .appending(counters.members).appending([
                    .init(name: "rate", value: meter.rate.map { .number($0.rounded()) } ?? .null),
                    .init(
                        name: "secondsLeft",
                        value: counters.forecast.flatMap { forecast.secondsLeft(until: $0.total) }.map {
                            .number($0.rounded())
                        }
                            ?? .null),
                ]))
        default:
            let confirmed = counters.confirmedThrough.map { "stored through \($0)" }
            let text = Console.labelled(
                phase.rawValue,
                PhaseText.running(
                    counters, meter: meter, forecast: forecast, confirmed: confirmed,
                    barWidth: Terminal.columns < 90 ? 12 : 20))
            console.style == .terminal ? console.live(text) : console.line(text)
        }
    }
}
