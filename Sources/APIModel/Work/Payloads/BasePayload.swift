package import Core

/// One base. What is nil is as the plan says, or as the engine does it by itself.
package struct BasePayload: Sendable, Codable, Hashable {
    package var plan: String?
    /// When it was due.
    package var due: Timestamp?
    /// Made whatever the plan's window says.
    package var ignoresWindow: Bool?
    package var threads: Int?
    /// Bytes a second.
    package var rate: UInt64?
    /// Patterns of tables, `database.table` with `*`.
    package var include: [String]?
    package var exclude: [String]?

    package init(plan: String? = nil, due: Timestamp? = nil) {
        self.plan = plan
        self.due = due
    }
}
