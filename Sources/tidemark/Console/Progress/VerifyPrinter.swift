internal import Core
internal import Repository
internal import Synchronization

/// Draws the progress of a verification.
final class VerifyPrinter: Sendable {
    private struct State: Sendable {
        var meter = RateMeter()
        var drawn = ContinuousClock.now
    }

    private let console: Console
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(_ console: Console) { self.console = console }

    /// Seconds since the verification began.
    var seconds: JSONValue { .seconds((ContinuousClock.now - start).seconds) }

    func report(_ progress: VerifyProgress) {
        let now = ContinuousClock.now
        let interval = Duration.milliseconds(console.style == .terminal ? 100 : console.isJSON ? 1000 : 10_000)
        let due: RateMeter? = state.withLock { state in
            state.meter.note(progress.objectsDone, at: (now - start).seconds)
            guard now - state.drawn >= interval else { return nil }
            state.drawn = now
            return state.meter
        }
        guard let meter = due else { return }
        let left = meter.secondsLeft(until: progress.objectsTotal)
        console.object([
            "event": "progress", "phase": "verify", "objects": .unsigned(progress.objectsDone),
            "totalObjects": .unsigned(progress.objectsTotal), "bytes": .unsigned(progress.bytesDone),
            "secondsLeft": left.map { .number($0.rounded()) } ?? .null,
        ])
        let fraction = Double(progress.objectsDone) / Double(max(1, progress.objectsTotal))
        var text = "\(ProgressBar.text(fraction: fraction))   \(ByteCount(progress.bytesDone))"
        if let left { text += "   \(DurationText.of(seconds: left.rounded())) left" }
        switch console.style {
        case .terminal: console.live(Console.labelled("read", text))
        case .plain: console.line("read", text)
        case .json: break
        }
    }
}
