package import Core

/// One drill.
package struct DrillPayload: Sendable, Codable, Hashable {
    package var plan: String?
    /// When it was due.
    package var due: Timestamp?
    /// `newest` or `random`.
    package var point: String?

    package init(plan: String? = nil, due: Timestamp? = nil) {
        self.plan = plan
        self.due = due
    }
}
