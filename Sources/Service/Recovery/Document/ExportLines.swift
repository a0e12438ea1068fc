/// The lines of a document, each ended by a line feed.
struct ExportLines {
    private let bytes: [UInt8]
    private(set) var position = 0
    /// Of the line given last, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next line without its end; nil where no whole line is left.
    mutating func next() -> [UInt8]? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer {
            position = end + 1
            number += 1
        }
        return Array(bytes[position..<end])
    }
}
