/// A place in a server's own binary log: file name and byte offset.
///
/// Comparable only between files of one server and one log series; files are ordered by their numeric suffix.
package struct BinlogPosition: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package var file: String
    package var offset: UInt64

    package init(file: String, offset: UInt64) {
        self.file = file
        self.offset = offset
    }

    /// The number behind the last dot of the file name: 12 for `binlog.000012`.
    package var fileNumber: UInt64 {
        guard let dot = file.lastIndex(of: ".") else { return 0 }
        return UInt64(file[file.index(after: dot)...]) ?? 0
    }

    package static func < (left: BinlogPosition, right: BinlogPosition) -> Bool {
        (left.fileNumber, left.offset) < (right.fileNumber, right.offset)
    }

    package var description: String { "\(file):\(offset)" }
}
