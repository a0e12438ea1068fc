package import Core

/// A span of time in which every second is a restore point.
package struct Window: Sendable, Hashable, Codable {
    /// Convergence of its oldest base.
    package var start: Timestamp
    /// The last instant certainly covered.
    package var end: Timestamp
    /// A stream is extending it now.
    package var isOpen: Bool
    package var run: String
    /// First segment that any of its bases needs.
    package var firstSegment: UInt64
    package var lastSegment: UInt64
    /// Oldest first.
    package var bases: [String]
    /// Why it ends; absent for an open one.
    package var endReason: String?
    /// It ends because the log behind it was taken away on purpose.
    package var endsByRemoval: Bool

    package init(
        start: Timestamp, end: Timestamp, isOpen: Bool, run: String, firstSegment: UInt64, lastSegment: UInt64,
        bases: [String], endReason: String? = nil, endsByRemoval: Bool = false
    ) {
        self.start = start
        self.end = end
        self.isOpen = isOpen
        self.run = run
        self.firstSegment = firstSegment
        self.lastSegment = lastSegment
        self.bases = bases
        self.endReason = endReason
        self.endsByRemoval = endsByRemoval
    }
}
