/// A worker is alive with a job.
package struct LeaseBeat: Sendable, Codable, Hashable {
    package var job: String
    package var lease: Int64

    package init(job: String, lease: Int64) {
        self.job = job
        self.lease = lease
    }
}
