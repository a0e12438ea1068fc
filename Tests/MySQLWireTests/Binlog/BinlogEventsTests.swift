import MySQLWire
import Testing

/// Logs of a session that does a little of everything, one a family and version.
@Suite struct BinlogEventsTests {
    private struct Log {
        var events: [(event: BinlogEvent, header: BinlogEventHeader)] = []

        init(_ name: String) throws {
            var all: [(BinlogEvent, BinlogEventHeader)] = []
            try BinlogFixture(name).forEachEvent { event, header, _ in all.append((event, header)) }
            events = all.map { (event: $0.0, header: $0.1) }
        }

        var queries: [QueryEvent] {
            events.compactMap { if case .query(let query) = $0.event { query } else { nil } }
        }
        var gtids: [GTIDEvent] {
            events.compactMap { if case .gtid(let gtid) = $0.event { gtid } else { nil } }
        }
    }

    @Test(arguments: ["mysql-9.7-events", "mariadb-10.11-events", "mariadb-11.8-events"])
    func everyEventIsRead(name: String) throws {
        let log = try Log(name)
        guard case .formatDescription(let format) = log.events[0].event else {
            Issue.record("no format description")
            return
        }
        #expect(format.checksum == .crc32)
        #expect(format.flavour == (name.hasPrefix("mysql") ? .mysql : .mariadb))
        #expect(format.headerLength == 19)
        guard case .rotate(let rotate)? = log.events.last?.event else {
            Issue.record("no rotation")
            return
        }
        #expect(rotate.position == 4 && !rotate.isArtificial && rotate.fileName.hasPrefix("bin."))
        for kind in ["userVar", "rand", "intvar", "beginLoadQuery", "executeLoadQuery", "rowsQuery", "xaPrepare"] {
            #expect(log.events.contains { "\($0.event)".hasPrefix(kind) }, "\(kind)")
        }
    }

    @Test func mysqlGTIDsCarryCommitTimesAndTags() throws {
        let gtids = try Log("mysql-9.7-events").gtids
        let tagged = gtids.filter { if case .mysql(_, "mytag", _) = $0.identity { true } else { false } }
        #expect(tagged.count == 2)
        var last: Int64 = 0
        for gtid in gtids {
            let time = try #require(gtid.immediateCommitTimestamp)
            #expect(time > 1_700_000_000_000_000 && time >= last)
            last = time
            #expect(gtid.originalCommitTimestamp == time)
            #expect(gtid.immediateServerVersion == 90704 && gtid.originalServerVersion == 90704)
            #expect(gtid.transactionLength ?? 0 > 100)
        }
    }

    /// The length a GTID event gives reaches to the next GTID event.
    @Test func mysqlTransactionLengthsAddUp() throws {
        let fixture = try BinlogFixture("mysql-9.7-events")
        var expectedStart: Int?
        var offset = 4
        try fixture.forEachEvent { event, header, bytes in
            if case .gtid(let gtid) = event {
                if let expectedStart { #expect(offset == expectedStart) }
                expectedStart = offset + Int(gtid.transactionLength ?? 0)
            }
            offset += bytes.count
        }
    }

    @Test func previousGTIDs() throws {
        for (event, _) in try Log("mysql-9.7-events").events {
            guard case .previousGTIDs(let set) = event else { continue }
            #expect(set.entries.count == 2)
            #expect(set.entries.map(\.tag).sorted() == ["", "mytag"])
            #expect(set.entries.allSatisfy { $0.intervals.first?.lowerBound == 1 && $0.uuid.count == 16 })
            return
        }
        Issue.record("no PREVIOUS_GTIDS")
    }

    @Test(arguments: ["mariadb-10.11-events", "mariadb-11.8-events"])
    func mariadbGTIDs(name: String) throws {
        let log = try Log(name)
        let gtids = log.gtids
        #expect(gtids.contains { if case .mariadb(5, _, _) = $0.identity { true } else { false } })
        let prepared = gtids.filter { $0.mariaFlags.contains(.preparedXA) }
        let completed = gtids.filter { $0.mariaFlags.contains(.completedXA) }
        #expect(prepared.map { $0.xid?.literal } == ["X'6731',X'6231',7", "X'6732',X'',1"])
        #expect(completed.map { $0.xid?.literal } == ["X'6731',X'6231',7", "X'6732',X'',1"])
        // binlog_alter_two_phase writes an ALTER twice: its start, and its commit, which names the start.
        let start = try #require(gtids.first { $0.mariaExtraFlags.contains(.startAlter) })
        let commit = try #require(gtids.first { $0.mariaExtraFlags.contains(.commitAlter) })
        guard case .mariadb(_, _, let sequence) = start.identity else { return }
        #expect(commit.startAlterSequence == sequence)
        #expect(!gtids.contains { $0.isDDL && !$0.isStandalone })
        #expect(log.events.contains { if case .gtidList = $0.event { true } else { false } })
        #expect(log.events.contains { if case .binlogCheckpoint = $0.event { true } else { false } })
    }

    @Test(arguments: ["mysql-9.7-events", "mariadb-10.11-events", "mariadb-11.8-events"])
    func statementsKeepTheirBytesAndSession(name: String) throws {
        let queries = try Log(name).queries
        // The client spoke latin1, so é is one byte; ANSI quotes and plain backslashes.
        let create = try #require(queries.first { $0.text.hasPrefix("create table t1") })
        #expect(create.sql.contains(0xE9))
        #expect(create.schema == "ev")
        #expect(create.timestamp == 1_700_000_000)
        #expect(create.session.sqlMode == 4 | 1 << 20)
        #expect(create.session.characterSetClient == 8)
        #expect(create.session.collationConnection == 46)
        #expect(create.session.collationServer == 7)
        // MariaDB 11 writes it only where the statement can depend on it.
        let lcTimeNames: UInt16 = name.contains("11.8") ? 0 : 4
        #expect(create.session.lcTimeNames ?? 0 == lcTimeNames)
        #expect(create.session.autoIncrementIncrement == 3 && create.session.autoIncrementOffset == 2)
        #expect(queries.allSatisfy { $0.session.unknownCode == nil })
        let flavour: BinlogFlavour = name.hasPrefix("mysql") ? .mysql : .mariadb
        let statements = create.sessionStatements(flavour: flavour)
        let client = flavour == .mysql ? "8" : "latin1"
        for expected in [
            "SET @@session.timestamp=1700000000", "SET @@session.sql_mode=1048580",
            "SET @@session.foreign_key_checks=0, @@session.unique_checks=0, @@session.sql_auto_is_null=0",
            "SET @@session.auto_increment_increment=3, @@session.auto_increment_offset=2",
            "SET @@session.character_set_client=\(client), @@session.collation_connection=46, "
                + "@@session.collation_server=7",
            "SET @@session.lc_time_names=\(lcTimeNames)", "SET @@session.collation_database=DEFAULT",
        ] {
            #expect(statements.contains(expected), "\(expected)")
        }
        if flavour == .mysql {
            let second = try #require(queries.first { $0.text.hasPrefix("create table t2") })
            #expect(second.session.sqlRequirePrimaryKey == true)
            #expect(second.session.defaultCollationForUTF8MB4 == 45)
            #expect(second.session.explicitDefaultsForTimestamp == true)
            let insert = try #require(queries.first { $0.text.hasPrefix("insert into t1(id,v) values(@u") })
            #expect(insert.session.enableCascadeTriggers == false)
        } else {
            let alter = try #require(queries.first { $0.text.contains("check(x>0)") })
            #expect(
                alter.sessionStatements(flavour: flavour).contains("SET @@session.check_constraint_checks=0"))
        }
    }

    @Test func metadataOfTableMaps() throws {
        for (event, _) in try Log("mysql-9.7-events").events {
            guard case .tableMap(let map) = event, map.name == "t5" else { continue }
            // A generated invisible primary key.
            #expect(map.metadata.columnNames?.map { String(decoding: $0, as: UTF8.self) } == ["my_row_id", "a"])
            #expect(map.metadata.visible == [false, true])
            #expect(map.metadata.unsigned == [true, false])
            #expect(map.metadata.primaryKey == [.init(column: 0, prefixLength: 0)])
            return
        }
        Issue.record("no table map")
    }

    @Test func partitionsOfRows() throws {
        var partitions: [UInt16] = []
        for (event, _) in try Log("mysql-9.7-events").events {
            guard case .rows(let rows) = event, rows.table.name == "t4", rows.kind == .insert else { continue }
            partitions.append(try #require(rows.partitionID))
        }
        #expect(partitions == [1, 2, 3])
    }
}
