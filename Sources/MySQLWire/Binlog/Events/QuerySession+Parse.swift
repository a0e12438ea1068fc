extension QuerySession {
    /// Reads (code, value) pairs up to the end or to a code that is not known.
    init(_ reader: inout EventReader, flavour: BinlogFlavour) throws(BinlogError) {
        self.init()
        while reader.left > 0 {
            let code = try reader.u8("status code")
            if try readShared(code, &reader) { continue }
            let known = try flavour == .mariadb ? readMariaDB(code, &reader) : readMySQL(code, &reader)
            guard known else {
                unknownCode = code
                return
            }
        }
    }

    private mutating func readShared(_ code: UInt8, _ reader: inout EventReader) throws(BinlogError) -> Bool {
        switch code {
        case 0: flags2 = try reader.u32("flags2")
        case 1: sqlMode = try reader.u64("sql_mode")
        case 2:
            catalog = try text(&reader, "catalog")
            try reader.skip(1, "catalog end")
        case 3:
            autoIncrementIncrement = try reader.u16("auto_increment_increment")
            autoIncrementOffset = try reader.u16("auto_increment_offset")
        case 4:
            characterSetClient = try reader.u16("character_set_client")
            collationConnection = try reader.u16("collation_connection")
            collationServer = try reader.u16("collation_server")
        case 5: timeZone = try text(&reader, "time_zone")
        case 6: catalog = try text(&reader, "catalog")
        case 7: lcTimeNames = try reader.u16("lc_time_names")
        case 8: collationDatabase = try reader.u16("collation_database")
        case 9: tableMapForUpdate = try reader.u64("tables for update")
        case 10: masterDataWritten = try reader.u32("data written")
        case 11:
            invokerUser = try text(&reader, "invoker")
            invokerHost = try text(&reader, "invoker's host")
        default: return false
        }
        return true
    }

    private mutating func readMySQL(_ code: UInt8, _ reader: inout EventReader) throws(BinlogError) -> Bool {
        switch code {
        case 12:
            let count = try reader.u8("schema count")
            // 254: more than are listed.
            guard count != 254 else { return true }
            var names: [String] = []
            for _ in 0..<count { names.append(try reader.terminatedString("schema name")) }
            updatedSchemas = names
        case 13: microseconds = try reader.u24("microseconds")
        case 14, 15: try reader.skip(8, "commit time")
        case 16: explicitDefaultsForTimestamp = try reader.u8("explicit_defaults_for_timestamp") != 0
        case 17: ddlXID = try reader.u64("transaction number")
        case 18: defaultCollationForUTF8MB4 = try reader.u16("default_collation_for_utf8mb4")
        case 19: sqlRequirePrimaryKey = try reader.u8("sql_require_primary_key") != 0
        case 20: defaultTableEncryption = try reader.u8("default_table_encryption") != 0
        case 21: enableCascadeTriggers = try reader.u8("enable_cascade_triggers") != 0
        default: return false
        }
        return true
    }

    private mutating func readMariaDB(_ code: UInt8, _ reader: inout EventReader) throws(BinlogError) -> Bool {
        switch code {
        case 128: microseconds = try reader.u24("microseconds")
        case 129: ddlXID = try reader.u64("transaction number")
        case 130:
            let flags = try reader.u8("GTID flags")
            gtidFlags3 = flags
            // COMMIT and ROLLBACK ALTER carry the number of their START ALTER.
            if flags & 0x0C != 0 { try reader.skip(8, "sequence number of START ALTER") }
        case 131:
            let count = try reader.u8("collation count")
            var pairs: [CollationPair] = []
            for _ in 0..<count {
                let characterSet = try reader.u16("character set")
                pairs.append(CollationPair(characterSet: characterSet, collation: try reader.u16("collation")))
            }
            characterSetCollations = pairs
        // Filling, left where an old replica's event was made smaller.
        case 255: reader.offset = reader.end
        default: return false
        }
        return true
    }

    private func text(_ reader: inout EventReader, _ what: String) throws(BinlogError) -> String {
        let length = Int(try reader.u8(what))
        return try reader.string(length, what)
    }
}
