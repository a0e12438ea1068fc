package import Core

/// What somebody has forbidden to delete, until it is allowed again.
package struct Hold: Codable, Sendable, Hashable {
    /// Random, 16 hexadecimal digits.
    package var id: String
    /// Why, in the words of whoever set it.
    package var label: String
    package var createdAt: Timestamp
    package var bases: [String]
    /// Segments, both included.
    package var firstSegment: UInt64
    package var lastSegment: UInt64
    /// The span of restore points that was asked for; nil for a base.
    package var from: Timestamp?
    package var to: Timestamp?
    /// The store keeps the objects too; else only Tidemark does.
    package var isEnforced: Bool
}
