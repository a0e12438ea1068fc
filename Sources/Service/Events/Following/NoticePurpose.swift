/// Why somebody is told.
package enum NoticePurpose: String, Sendable, Hashable, Codable, CaseIterable {
    /// It has happened.
    case raised
    /// It has happened again, so often since it was told.
    case repeated
    /// Nobody has acknowledged it.
    case escalated
    /// It is over.
    case over
    /// Somebody asked for a test.
    case test
}
