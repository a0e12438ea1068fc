/// WRITE/UPDATE/DELETE_ROWS in any of their versions: row images of one table.
package struct RowsEvent: Sendable {
    package enum Kind: UInt8, Equatable, Sendable {
        case insert, update, delete
    }

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }
        package static let statementEnd = Flags(rawValue: 1)
        package static let noForeignKeyChecks = Flags(rawValue: 2)
        package static let relaxedUniqueChecks = Flags(rawValue: 4)
        package static let completeRows = Flags(rawValue: 8)
        /// MariaDB: CHECK constraints were not enforced.
        package static let noCheckConstraintChecks = Flags(rawValue: 128)
    }

    package let kind: Kind
    package let type: BinlogEventType
    package let tableID: UInt64
    package let flags: Flags
    package let table: TableMap
    package let columnCount: Int
    /// Bit `i` says whether column `i` is in the image; ranges of the event. The after image's is only there for updates.
    package let beforeBitmap: Range<Int>
    package let afterBitmap: Range<Int>
    /// Where the row images are in the event; compressed when `isCompressed`.
    package let images: Range<Int>
    /// MariaDB: the images are compressed with zlib.
    package let isCompressed: Bool
    /// MySQL: the partition the rows are of, for updates also the one they came from.
    package let partitionID: UInt16?
    package let sourcePartitionID: UInt16?
}
