package import Core

/// A span of time in which every second is a restore point.
package struct ReportedSpan: Sendable, Codable, Hashable {
    package var start: Timestamp
    package var end: Timestamp
    /// A stream is extending it now.
    package var isOpen: Bool
    /// The run of the log it lies in.
    package var run: String
    /// Why it ends.
    package var endReason: String?
    /// It ends because the log behind it was taken away on purpose.
    package var endsByRemoval: Bool

    package init(
        start: Timestamp, end: Timestamp, isOpen: Bool, run: String, endReason: String? = nil,
        endsByRemoval: Bool = false
    ) {
        self.start = start
        self.end = end
        self.isOpen = isOpen
        self.run = run
        self.endReason = endReason
        self.endsByRemoval = endsByRemoval
    }
}
