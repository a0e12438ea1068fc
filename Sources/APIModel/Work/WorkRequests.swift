/// The bodies of what a worker asks of a server, below /api/v1/work.
package enum WorkRequest {
    /// POST claim; answered with `WorkAnswer.Claim`.
    package struct Claim: Sendable, Codable, Hashable {
        package var worker: WorkerHello
        package var count: Int

        package init(worker: WorkerHello, count: Int) {
            self.worker = worker
            self.count = count
        }
    }

    /// POST beats: heartbeats of many jobs at once; answered with `WorkAnswer.Beats`.
    package struct Beats: Sendable, Codable, Hashable {
        package var beats: [LeaseBeat]

        package init(beats: [LeaseBeat]) { self.beats = beats }
    }

    /// POST jobs/ID/heartbeat; answered with `WorkAnswer.Heartbeat`.
    package struct Heartbeat: Sendable, Codable, Hashable {
        package var lease: Int64

        package init(lease: Int64) { self.lease = lease }
    }

    /// POST jobs/ID/report.
    package struct Report: Sendable, Codable, Hashable {
        package var lease: Int64
        package var report: JobReport

        package init(lease: Int64, report: JobReport) {
            self.lease = lease
            self.report = report
        }
    }

    /// POST jobs/ID/finish.
    package struct Finish: Sendable, Codable, Hashable {
        package var lease: Int64
        /// `succeeded`, `failed` or `released`.
        package var outcome: String
        /// With `failed`.
        package var failure: WireFailure?

        package init(lease: Int64, outcome: String, failure: WireFailure? = nil) {
            self.lease = lease
            self.outcome = outcome
            self.failure = failure
        }
    }

    /// POST wait: answered when there may be work, or after so many seconds.
    package struct Wait: Sendable, Codable, Hashable {
        package var seconds: Double

        package init(seconds: Double) { self.seconds = seconds }
    }
}
