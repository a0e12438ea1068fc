/// What copying has done.
package struct CopyReport: Sendable, Hashable {
    package var segments: UInt64 = 0
    package var bases: UInt64 = 0
    /// Bases that were there already.
    package var basesPresent: UInt64 = 0
    /// Chunks written, and those the other repository had already.
    package var chunks: UInt64 = 0
    package var chunksPresent: UInt64 = 0
    /// Bytes of the objects written.
    package var bytes: UInt64 = 0
    /// What was left out, one sentence each.
    package var notes: [String] = []

    package init() {}

    package mutating func add(_ other: CopyReport) {
        segments += other.segments
        bases += other.bases
        basesPresent += other.basesPresent
        chunks += other.chunks
        chunksPresent += other.chunksPresent
        bytes += other.bytes
        notes += other.notes
    }
}
