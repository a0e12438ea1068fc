internal import Core

/// What `tidemark list` shows of an instance.
package struct InstanceListing: Codable, Sendable, Hashable {
    /// Complete bases, oldest first.
    package var bases: [BaseSummary]
    /// Summaries of bases that were begun and not committed, oldest first.
    package var pending: [BaseSummary]
    /// Oldest first; the time between two is a gap, whose reason is the end reason of the earlier.
    package var windows: [Window]
    package var stream: StreamStatus?
    /// Objects met on the way that cannot be read. Only `verify` reads everything.
    package var damaged: [DamagedObject]
    /// Bytes of everything stored for the instance.
    package var storedBytes: UInt64

    package init(
        bases: [BaseSummary], pending: [BaseSummary], windows: [Window], stream: StreamStatus?,
        damaged: [DamagedObject], storedBytes: UInt64
    ) {
        self.bases = bases
        self.pending = pending
        self.windows = windows
        self.stream = stream
        self.damaged = damaged
        self.storedBytes = storedBytes
    }
}
