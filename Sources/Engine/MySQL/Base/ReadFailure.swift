internal import MySQLWire

/// Why a table's reading was abandoned, where reading it again may succeed.
enum ReadFailure: Error {
    /// There is no such table any more.
    case tableGone
    /// Its shape is not the one that was read.
    case tableChanged(String)
    /// The bracket of a table without a key held changes to it.
    case notExact
}

extension MySQLError {
    /// Whether the table's shape changed between the statement's text and its execution: ER_NO_SUCH_TABLE, ER_BAD_DB,
    /// ER_TABLE_DEF_CHANGED, ER_BAD_FIELD, ER_KEY_DOES_NOT_EXITS, ER_UNKNOWN_PARTITION, ER_PARTITION_MGMT_ON_NONPARTITIONED,
    /// ER_PARTITION_CLAUSE_ON_NONPARTITIONED, ER_UNKNOWN_TABLE, ER_NEED_REPREPARE, ER_TABLESPACE_DISCARDED, ER_NOT_SEQUENCE.
    var isTableChange: Bool {
        serverCode.map { [1146, 1049, 1412, 1054, 1176, 1735, 1505, 1747, 1109, 1615, 1814, 4089].contains($0) }
            ?? false
    }

    /// ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK: somebody else holds the table for a moment.
    var isLockConflict: Bool { serverCode.map { [1205, 1213].contains($0) } ?? false }
}
