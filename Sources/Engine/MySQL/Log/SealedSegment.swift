package import Repository

/// A segment ready to be stored; its sequence number is given when it is.
package struct SealedSegment: Sendable {
    package var index: SegmentIndex
    /// `[u64 LE end offset in its file][raw event]` repeated.
    package var events: [UInt8]
}
