/// A place in the archive: a segment and an offset among its events.
package struct LogLocation: Sendable, Hashable, Comparable, Codable {
    package var segment: UInt64
    /// Bytes from the start of the segment's events.
    package var offset: Int

    package init(segment: UInt64, offset: Int) {
        self.segment = segment
        self.offset = offset
    }

    package static func < (left: LogLocation, right: LogLocation) -> Bool {
        (left.segment, left.offset) < (right.segment, right.offset)
    }
}
