/// One prune. Rules are the plan's unless others are given here.
package struct PrunePayload: Sendable, Codable, Hashable {
    package var plan: String?
    /// By rule: `days`, `last`, `daily`, `weekly`, `monthly`, `yearly`.
    package var bases: [String: Int]?
    /// Days of log.
    package var log: Int?
    package var zone: String?
    package var removesDamaged: Bool?
    package var removesLastBase: Bool?

    package init(plan: String? = nil) { self.plan = plan }
}
