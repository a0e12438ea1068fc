internal import Core
internal import Engine

/// Passes on what a restore says, and tells the stopwatch of its phases.
struct DrillProgress: ProgressReporter {
    let watch: DrillStopwatch
    let next: any ProgressReporter

    func report(_ event: ProgressEvent) {
        if case .phase(let phase) = event { watch.enter(phase.rawValue) }
        next.report(event)
    }
}
