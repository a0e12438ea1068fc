/// Writes the packets that make a connection a replica's.
enum BinlogCommand {
    private static let nonBlocking: UInt16 = 0x01
    /// MariaDB: send ANNOTATE_ROWS events, the statements behind the rows.
    private static let annotateRows: UInt16 = 0x02
    /// MySQL: the request carries GTIDs.
    private static let throughGTID: UInt16 = 0x04

    static func register(_ request: BinlogDumpRequest) -> [UInt8] {
        var payload = PayloadBuilder(command: CommandCode.registerReplica)
        payload.append(request.serverID)
        payload.appendShortPrefixed(request.reportedHost)
        payload.appendShortPrefixed("")  // user
        payload.appendShortPrefixed("")  // password
        payload.append(UInt16(0))  // port
        payload.append(UInt32(0))  // rank
        payload.append(UInt32(0))  // the source's id, filled in by itself
        return payload.bytes
    }

    static func dumpRequest(_ request: BinlogDumpRequest, flavour: ServerFlavour) throws(MySQLError) -> [UInt8] {
        let waiting = request.stopsAtEnd ? nonBlocking : 0
        switch request.start {
        case .file(let name, let offset):
            guard let offset = UInt32(exactly: offset) else {
                throw MySQLError(.unsupported("starting a binlog dump by offset beyond 4 GiB"))
            }
            return dumpRequest(request.serverID, waiting | (flavour == .mariadb ? annotateRows : 0), name, offset)
        case .mariaDBGTIDs:
            return dumpRequest(request.serverID, waiting | annotateRows, "", 4)
        case .mysqlGTIDs(let encodedSet):
            var payload = PayloadBuilder(command: CommandCode.binlogDumpGTID, capacity: 64 + encodedSet.count)
            payload.append(waiting | throughGTID)
            payload.append(request.serverID)
            payload.append(UInt32(0))  // no file name
            payload.append(UInt64(4))
            payload.append(UInt32(encodedSet.count))
            payload.append(contentsOf: encodedSet)
            return payload.bytes
        }
    }

    private static func dumpRequest(_ serverID: UInt32, _ flags: UInt16, _ name: String, _ offset: UInt32) -> [UInt8] {
        var payload = PayloadBuilder(command: CommandCode.binlogDump)
        payload.append(offset)
        payload.append(flags)
        payload.append(serverID)
        payload.append(contentsOf: name.utf8)
        return payload.bytes
    }

    /// The session variables a dump is shaped by. Checksums are asked for, so that they can be checked and kept.
    static func sessionStatements(
        _ request: BinlogDumpRequest, flavour: ServerFlavour
    ) throws(MySQLError) -> [String] {
        let nanoseconds = request.heartbeatPeriod / .nanoseconds(1)
        var statements = [
            "SET @master_binlog_checksum = 'CRC32', @source_binlog_checksum = 'CRC32'",
            "SET @master_heartbeat_period = \(UInt64(nanoseconds)), @source_heartbeat_period = \(UInt64(nanoseconds))",
        ]
        if let uuid = request.replicaUUID {
            guard isSafe(uuid) else { throw MySQLError(.misuse("the replica UUID is not one")) }
            statements.append("SET @slave_uuid = '\(uuid)', @replica_uuid = '\(uuid)'")
        }
        switch (request.start, flavour) {
        case (.mysqlGTIDs, .mariadb): throw MySQLError(.misuse("a MySQL GTID set for a MariaDB server"))
        case (.mariaDBGTIDs, .mysql): throw MySQLError(.misuse("a MariaDB GTID position for a MySQL server"))
        case (.mariaDBGTIDs(let position), .mariadb):
            guard isSafe(position) else { throw MySQLError(.misuse("the GTID position is not one")) }
            statements += [
                "SET @mariadb_slave_capability = 4", "SET @slave_connect_state = '\(position)'",
                "SET @slave_gtid_strict_mode = 1", "SET @slave_gtid_ignore_duplicates = 0",
            ]
        case (.file, .mariadb): statements.append("SET @mariadb_slave_capability = 4")
        default: break
        }
        return statements
    }

    /// Digits, letters, dashes and commas alone: nothing that could leave the quotes.
    private static func isSafe(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: ","):
                true
            default: false
            }
        }
    }
}
