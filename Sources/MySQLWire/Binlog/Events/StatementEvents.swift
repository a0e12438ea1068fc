/// INTVAR: LAST_INSERT_ID or INSERT_ID of the next statement.
package struct IntvarEvent: Equatable, Sendable {
    package enum Kind: UInt8, Equatable, Sendable {
        case lastInsertID = 1
        case insertID = 2
    }

    package let kind: Kind
    package let value: UInt64
}

/// USER_VAR: a user variable the next statement reads.
package struct UserVarEvent: Equatable, Sendable {
    package enum Kind: UInt8, Equatable, Sendable {
        case string = 0
        case real = 1
        case integer = 2
        case row = 3
        case decimal = 4
    }

    package let name: [UInt8]
    /// nil for SQL NULL; little-endian for numbers.
    package let value: [UInt8]?
    package let kind: Kind
    /// A collation number.
    package let collation: UInt32
    package let isUnsigned: Bool
}

/// BEGIN_LOAD_QUERY and APPEND_BLOCK: a block of the file of a LOAD DATA logged as a statement.
package struct LoadBlockEvent: Equatable, Sendable {
    package let fileID: UInt32
    /// Where the block is in the event.
    package let block: Range<Int>
    package let isFirst: Bool
}

/// EXECUTE_LOAD_QUERY: a LOAD DATA logged as a statement.
package struct ExecuteLoadQueryEvent: Equatable, Sendable {
    package let query: QueryEvent
    package let fileID: UInt32
    /// The part of the statement that names the file.
    package let fileNamePart: Range<UInt32>
    /// 0 error, 1 IGNORE, 2 REPLACE.
    package let duplicateHandling: UInt8
}
