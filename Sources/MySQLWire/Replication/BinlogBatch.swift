/// Whole events, raw, in the order they came: headers and checksums included, heartbeats too.
package struct BinlogBatch: Sendable {
    package let bytes: [UInt8]
    /// Where each event ends in `bytes`; the first starts at `start`, every other where the one before ends.
    package let ends: [Int]
    package let start: Int

    package init(bytes: [UInt8], start: Int, ends: [Int]) {
        self.bytes = bytes
        self.start = start
        self.ends = ends
    }

    package var eventCount: Int { ends.count }

    /// The bytes of event `index`.
    package func range(_ index: Int) -> Range<Int> {
        (index == 0 ? start : ends[index - 1])..<ends[index]
    }
}
