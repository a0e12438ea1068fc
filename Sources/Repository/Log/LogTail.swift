/// What appending needs to know of the newest segment.
struct LogTail: Sendable {
    let index: SegmentIndex
    /// SHA-256 of its header and index section.
    let hash: String
}
