/// The type byte of an event. Codes below 160 are MySQL's numbering (MariaDB shares 1–32), from 160 on MariaDB's.
package struct BinlogEventType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    private init(_ rawValue: UInt8) { self.rawValue = rawValue }

    package static let startV3 = Self(1)
    package static let query = Self(2)
    package static let stop = Self(3)
    package static let rotate = Self(4)
    package static let intvar = Self(5)
    package static let load = Self(6)
    package static let slave = Self(7)
    package static let createFile = Self(8)
    package static let appendBlock = Self(9)
    package static let execLoad = Self(10)
    package static let deleteFile = Self(11)
    package static let newLoad = Self(12)
    package static let rand = Self(13)
    package static let userVar = Self(14)
    package static let formatDescription = Self(15)
    package static let xid = Self(16)
    package static let beginLoadQuery = Self(17)
    package static let executeLoadQuery = Self(18)
    package static let tableMap = Self(19)
    package static let writeRowsV1 = Self(23)
    package static let updateRowsV1 = Self(24)
    package static let deleteRowsV1 = Self(25)
    package static let incident = Self(26)
    package static let heartbeat = Self(27)
    package static let ignorable = Self(28)
    package static let rowsQuery = Self(29)
    package static let writeRows = Self(30)
    package static let updateRows = Self(31)
    package static let deleteRows = Self(32)
    package static let gtid = Self(33)
    package static let anonymousGTID = Self(34)
    package static let previousGTIDs = Self(35)
    package static let transactionContext = Self(36)
    package static let viewChange = Self(37)
    package static let xaPrepare = Self(38)
    package static let partialUpdateRows = Self(39)
    package static let transactionPayload = Self(40)
    package static let heartbeatV2 = Self(41)
    package static let gtidTagged = Self(42)
    package static let annotateRows = Self(160)
    package static let binlogCheckpoint = Self(161)
    package static let mariaGTID = Self(162)
    package static let gtidList = Self(163)
    package static let startEncryption = Self(164)
    package static let queryCompressed = Self(165)
    package static let writeRowsCompressedV1 = Self(166)
    package static let updateRowsCompressedV1 = Self(167)
    package static let deleteRowsCompressedV1 = Self(168)
    package static let writeRowsCompressed = Self(169)
    package static let updateRowsCompressed = Self(170)
    package static let deleteRowsCompressed = Self(171)
    package static let partialRowData = Self(172)

    package var description: String { Self.names[rawValue] ?? "event type \(rawValue)" }

    private static let names: [UInt8: String] = [
        1: "START_V3", 2: "QUERY", 3: "STOP", 4: "ROTATE", 5: "INTVAR", 6: "LOAD", 7: "SLAVE", 8: "CREATE_FILE",
        9: "APPEND_BLOCK", 10: "EXEC_LOAD", 11: "DELETE_FILE", 12: "NEW_LOAD", 13: "RAND", 14: "USER_VAR",
        15: "FORMAT_DESCRIPTION", 16: "XID", 17: "BEGIN_LOAD_QUERY", 18: "EXECUTE_LOAD_QUERY", 19: "TABLE_MAP",
        23: "WRITE_ROWS_V1", 24: "UPDATE_ROWS_V1", 25: "DELETE_ROWS_V1", 26: "INCIDENT", 27: "HEARTBEAT",
        28: "IGNORABLE", 29: "ROWS_QUERY", 30: "WRITE_ROWS", 31: "UPDATE_ROWS", 32: "DELETE_ROWS", 33: "GTID",
        34: "ANONYMOUS_GTID", 35: "PREVIOUS_GTIDS", 36: "TRANSACTION_CONTEXT", 37: "VIEW_CHANGE", 38: "XA_PREPARE",
        39: "PARTIAL_UPDATE_ROWS", 40: "TRANSACTION_PAYLOAD", 41: "HEARTBEAT_V2", 42: "GTID_TAGGED",
        160: "ANNOTATE_ROWS", 161: "BINLOG_CHECKPOINT", 162: "MARIADB_GTID", 163: "GTID_LIST", 164: "START_ENCRYPTION",
        165: "QUERY_COMPRESSED", 166: "WRITE_ROWS_COMPRESSED_V1", 167: "UPDATE_ROWS_COMPRESSED_V1",
        168: "DELETE_ROWS_COMPRESSED_V1", 169: "WRITE_ROWS_COMPRESSED", 170: "UPDATE_ROWS_COMPRESSED",
        171: "DELETE_ROWS_COMPRESSED", 172: "PARTIAL_ROW_DATA",
    ]
}
