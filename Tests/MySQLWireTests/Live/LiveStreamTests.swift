import MySQLWire
import TestKit
import Testing

/// Uploads, cancellation, time-outs and the log of real servers.
@Suite(.serialized) struct LiveStreamTests {
    @Test(arguments: ServerFamily.allCases)
    func `LOAD DATA LOCAL is fed from memory, and only when we asked for it`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.server.run("SET GLOBAL local_infile = 1")
        try await live.with { connection in
            try await connection.execute("CREATE DATABASE wire_load")
            try await connection.execute("CREATE TABLE wire_load.t (id INT PRIMARY KEY, a VARCHAR(50))")
            var pieces = (0..<10).map { piece in
                Array((0..<1000).map { "\(piece * 1000 + $0)\tvalue\n" }.joined().utf8)
            }
            pieces.insert([], at: 3)
            let result = try await connection.loadLocal("LOAD DATA LOCAL INFILE 'x' INTO TABLE wire_load.t") {
                pieces.isEmpty ? nil : pieces.removeFirst()
            }
            #expect(result.affectedRows == 10_000)
            let refused = await failure {
                try await connection.loadLocal("LOAD DATA LOCAL INFILE 'x' INTO TABLE wire_load.nothing") { nil }
            }
            #expect(refused?.serverCode == 1146)
            try await connection.execute("DELETE FROM wire_load.t")
        }
        try await live.with { connection in
            struct Broken: Error {}
            await #expect(throws: Broken.self) {
                var first = true
                try await connection.loadLocal("LOAD DATA LOCAL INFILE 'x' INTO TABLE wire_load.t") {
                    guard first else { throw Broken() }
                    first = false
                    return Array("1\ta\n2\tb\n".utf8)
                }
            }
            #expect(!connection.isActive)
        }
        try await live.with { connection in
            let count = try await connection.query("SELECT COUNT(*) FROM wire_load.t")
            #expect(count.firstValue == "0")
            let uninvited = await failure {
                try await connection.query("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE wire_load.t")
            }
            guard case .protocolViolation? = uninvited?.kind else {
                Issue.record("not refused: \(String(describing: uninvited))")
                return
            }
        }
        try await live.server.run("DROP DATABASE wire_load")
    }

    @Test(arguments: ServerFamily.allCases)
    func `cancelling a task frees the server's side`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            let id = connection.connectionID
            let task = Task { try await connection.query("SELECT SLEEP(1000)") }
            try await Task.sleep(for: .milliseconds(200))
            let start = ContinuousClock.now
            task.cancel()
            let error = await failure { try await task.value }
            #expect(error?.kind == .cancelled)
            #expect(ContinuousClock.now - start < .seconds(5))
            try await Task.sleep(for: .milliseconds(100))
            let left = try await live.server.run("SELECT COUNT(*) FROM information_schema.processlist WHERE id=\(id)")
            #expect(left.hasPrefix("0"))
        }
        try await live.with { connection in
            async let answer = failure { try await connection.query("SELECT 1 FROM (SELECT SLEEP(1000)) t") }
            try await Task.sleep(for: .milliseconds(200))
            try await connection.cancelRunningQuery()
            #expect(await answer?.serverCode ?? 1317 == 1317)
            let after = try await connection.query("SELECT 1")
            #expect(after.firstValue == "1")
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `a silent server is given up`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        let silence = await failure {
            let impatient = try await MySQLConnection.connect(live.tcp { $0.readTimeout = .milliseconds(300) })
            return try await impatient.query("SELECT SLEEP(20)")
        }
        #expect(silence?.kind == .timeout(.read))
        let idler = try await MySQLConnection.connect(live.tcp { $0.idleTimeout = .milliseconds(200) })
        try await Task.sleep(for: .milliseconds(600))
        let idle = await failure { try await idler.ping() }
        #expect(idle?.kind == .timeout(.idle))
    }

    @Test(arguments: ServerFamily.allCases)
    func `a binlog dump brings whole events, then heartbeats`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.server.run("CREATE DATABASE wire_log; CREATE TABLE wire_log.t (id INT PRIMARY KEY, b LONGBLOB)")
        let logs = try await StockClient(live.server).rows("SHOW BINARY LOGS")
        let file = try #require(logs.last?.first)
        try await live.server.run(
            "INSERT INTO wire_log.t VALUES (1, REPEAT('x', 20*1024*1024)); INSERT INTO wire_log.t VALUES (2, 'y')")
        let connection = try await MySQLConnection.connect(live.tcp { $0.readTimeout = .seconds(5) })
        let stream = try await connection.startBinlogDump(
            BinlogDumpRequest(
                start: .file(name: file, offset: 4), serverID: 4242, reportedHost: "tidemark",
                heartbeatPeriod: .milliseconds(200)))
        var types: [UInt8] = []
        var largest = 0
        while !types.contains(27), !types.contains(41) {
            let batch = try #require(try await stream.next())
            for index in 0..<batch.eventCount {
                let event = batch.bytes[batch.range(index)]
                types.append(event[event.startIndex + 4])
                largest = max(largest, event.count)
            }
        }
        #expect(types.first == 4)
        #expect(types.contains(15))
        #expect(largest > 20 << 20)
        #expect(types.contains(family == .mariadb ? 162 : 33))
        await stream.close()
        let missing = try await MySQLConnection.connect(live.tcp())
        let none = try await missing.startBinlogDump(
            BinlogDumpRequest(start: .file(name: "nosuch.000001", offset: 4), serverID: 4243))
        var gone: MySQLError?
        for _ in 0..<3 where gone == nil { gone = await failure { try await none.next() } }
        #expect(gone?.serverCode == 1236)
        try await live.server.run("DROP DATABASE wire_log")
    }

    @Test(arguments: ServerFamily.allCases)
    func `a dump by GTID starts where it is told, and stops at the end when asked`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        let start: BinlogDumpRequest.Start
        if family == .mariadb {
            let position = try await live.server.run("SELECT @@gtid_binlog_pos")
            start = .mariaDBGTIDs(position.filter { $0 != "\n" })
        } else {
            start = .mysqlGTIDs(encodedSet: [0, 0, 0, 0, 0, 0, 0, 0])
        }
        try await live.server.run("CREATE DATABASE wire_gtid; DROP DATABASE wire_gtid")
        let connection = try await MySQLConnection.connect(live.tcp())
        let stream = try await connection.startBinlogDump(
            BinlogDumpRequest(start: start, serverID: 4244, stopsAtEnd: true))
        var queries = 0
        while let batch = try await stream.next() {
            for index in 0..<batch.eventCount where batch.bytes[batch.range(index).lowerBound + 4] == 2 { queries += 1 }
        }
        #expect(family == .mariadb ? queries == 2 : queries >= 2)
        await stream.close()
    }
}
