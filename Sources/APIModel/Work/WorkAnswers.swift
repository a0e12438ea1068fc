/// The bodies of what a server answers a worker.
package enum WorkAnswer {
    /// Holds secrets.
    package struct Claim: Sendable, Codable {
        package var jobs: [JobAssignment]

        package init(jobs: [JobAssignment]) { self.jobs = jobs }
    }

    package struct Heartbeat: Sendable, Codable, Hashable {
        /// `proceed` or `stop`.
        package var order: String

        package init(order: String) { self.order = order }
    }

    package struct Beats: Sendable, Codable, Hashable {
        package var answers: [LeaseAnswer]

        package init(answers: [LeaseAnswer]) { self.answers = answers }
    }
}
