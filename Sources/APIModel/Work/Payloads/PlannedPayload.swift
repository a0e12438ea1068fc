/// What every payload may say: the plan a job was made by. A worker's server sends that plan along.
package struct PlannedPayload: Sendable, Codable, Hashable {
    /// Identifier of the plan; nil where somebody asked for the job.
    package var plan: String?

    package init(plan: String? = nil) { self.plan = plan }
}
