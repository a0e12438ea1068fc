import Core
import Engine
import TestKit

extension RestoreRig {
    /// Stops a restore again and again, at random moments that come later each time, until it is done.
    ///
    /// - Parameter limits: milliseconds until the first stop.
    static func stopping(
        _ job: RestoreJob, after limits: ClosedRange<Int>, _ random: inout SeededGenerator
    ) async throws -> (report: RestoreReport, stops: Int) {
        var stops = 0
        while true {
            let task = Task { try await job.run() }
            let limit = Int.random(in: limits, using: &random) + stops * 40
            let timer = Task {
                try await Task.sleep(for: .milliseconds(limit))
                task.cancel()
            }
            do {
                let report = try await task.value
                timer.cancel()
                return (report, stops)
            } catch let error as TidemarkError where error.code == .interrupted && stops < 60 {
                stops += 1
            }
        }
    }
}
