/// Whole events, raw, in the order they came: headers and checksums included, heartbeats too.
package struct BinlogBatch: Sendable {
    /// What a batch is of the events it holds.
    package enum Part: Sendable, Hashable {
        /// Whole events.
        case whole
        /// The beginning of one large event of rows: its header, what follows it, and the first of its images' bytes.
        case first
        /// More of it.
        case middle
        /// Its end, which may be empty.
        case last
    }

    package private(set) var bytes: [UInt8]
    /// Where each event ends in `bytes`; the first starts at `start`, every other where the one before ends.
    package let ends: [Int]
    package let start: Int
    package let part: Part

    package init(bytes: [UInt8], start: Int, ends: [Int], part: Part = .whole) {
        self.part = part
        self.bytes = bytes
        self.start = start
        self.ends = ends
    }

    package var eventCount: Int { ends.count }

    /// Takes the bytes out, so that nobody else holds them.
    mutating func takeBytes() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        return taken
    }

    /// The bytes of event `index`.
    package func range(_ index: Int) -> Range<Int> {
        (index == 0 ? start : ends[index - 1])..<ends[index]
    }
}
