package import Repository

/// A segment ready to be stored; its sequence number is given when it is.
package struct SealedSegment: Sendable {
    package var index: SegmentIndex
    /// `[u64 LE end offset in its file][raw event]` repeated.
    package var events: [UInt8]

    /// Takes the events out, so that nobody else holds them.
    mutating func takeEvents() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &events)
        return taken
    }
}
