/// What became of a call.
package enum AuditResult: String, Sendable, Hashable, Codable, CaseIterable {
    case allowed
    /// The caller is not known, or may not.
    case refused
    /// It was allowed, and could not be done.
    case failed
}
