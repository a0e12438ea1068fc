/// When small segments of the log are merged into a large object.
package struct MergePolicy: Sendable, Hashable {
    /// So many segments make an object; ten minutes of one-second segments.
    package var segments: Int
    /// … or so many bytes of events; also about what merging holds in memory, twice.
    package var rawBytes: UInt64
    /// … begun only where the small objects take so many bytes together, which is known without reading them.
    package var storedBytes: UInt64
    /// The newest segments that are left alone: their names tell readers that the log grew, and fence its writers.
    package var keptSegments: UInt64
    /// Segments sealed less than so many seconds ago are left alone as well: a writer that was fenced learns of it by them.
    package var keptSeconds: Double
    /// A stream looks so often whether something is due, seconds.
    package var interval: Double

    package init(
        segments: Int = 600, rawBytes: UInt64 = 16 << 20, storedBytes: UInt64 = 8 << 20, keptSegments: UInt64 = 60,
        keptSeconds: Double = 60, interval: Double = 60
    ) {
        self.segments = max(2, min(segments, Int(LogObject.maximumSegments)))
        self.rawBytes = rawBytes
        self.storedBytes = storedBytes
        self.keptSegments = max(1, keptSegments)
        self.keptSeconds = keptSeconds
        self.interval = interval
    }
}
