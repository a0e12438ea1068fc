import MySQLWire
import Synchronization
import TestKit
import Testing

/// Row streams and uploads that are given up half-way: the server stops, and what the connection is then is defined.
@Suite(.serialized) struct LiveCancellationTests {
    /// A billion rows of 200 bytes: nobody reads it to the end by chance.
    private static let endless =
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
        SELECT a.i, REPEAT('x', 200) FROM n a, n b, n c
        """

    /// Waits until the server does nothing for a connection: with `gone`, until it has ended.
    private static func awaitIdle(_ live: LiveServer, _ id: UInt64, gone: Bool) async throws -> Bool {
        let condition = gone ? "" : " AND COMMAND <> 'Sleep'"
        for _ in 0..<200 {
            let left = try await live.server.run(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE id = \(id)\(condition)")
            if left.hasPrefix("0") { return true }
            try await Task.sleep(for: .milliseconds(25))
        }
        return false
    }

    @Test(arguments: ServerFamily.allCases)
    func `a stream cancelled in mid-drain ends the query and frees the connection`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            let statement = try await connection.prepare(Self.endless)
            for batches in [0, 1, 5] {
                let stream = try await connection.rows(statement)
                for _ in 0..<batches {
                    let batch = try await stream.next()
                    #expect(batch != nil)
                }
                let start = ContinuousClock.now
                await stream.cancel()
                #expect(ContinuousClock.now - start < .seconds(10))
                #expect(try await Self.awaitIdle(live, connection.connectionID, gone: false))
                // The stream has ended, as the server says or without a word, and stays so.
                for _ in 0..<2 {
                    let end = await failure {
                        let batch = try await stream.next()
                        #expect(batch == nil)
                    }
                    #expect(end?.serverCode ?? 1317 == 1317)
                }
                let after = try await connection.query("SELECT CONNECTION_ID()")
                #expect(after.firstValue == "\(connection.connectionID)")
                // Twice does nothing to the next command.
                await stream.cancel()
            }
            #expect(connection.isActive)
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `a task cancelled in mid-drain ends the query and the connection`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        // While the reader waits for a batch, and while batches wait for the reader.
        for isReading in [true, false] {
            let connection = try await MySQLConnection.connect(live.tcp())
            let statement = try await connection.prepare(Self.endless)
            let read = Atomic(0)
            let reader = Task {
                let stream = try await connection.rows(statement)
                while let batch = try await stream.next() {
                    read.add(batch.rowCount, ordering: .relaxed)
                    if !isReading { try? await Task.sleep(for: .seconds(60)) }
                }
            }
            while read.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(5)) }
            reader.cancel()
            let error = await failure { try await reader.value }
            #expect(error?.kind == .cancelled)
            #expect(try await Self.awaitIdle(live, connection.connectionID, gone: true))
            let after = await failure { try await connection.ping() }
            guard case .cancelled? = after?.kind else {
                guard case .connectionClosed? = after?.kind else {
                    Issue.record("a cancelled connection answered: \(String(describing: after))")
                    return
                }
                continue
            }
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `an upload cancelled half-way leaves no row`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.server.run(
            "SET GLOBAL local_infile = 1; CREATE DATABASE wire_cancel; CREATE TABLE wire_cancel.t (id BIGINT PRIMARY KEY)"
        )
        let connection = try await MySQLConnection.connect(live.tcp())
        let sent = Atomic(0)
        let upload = Task {
            try await connection.loadLocal("LOAD DATA LOCAL INFILE 'x' INTO TABLE wire_cancel.t") {
                let first = sent.add(1, ordering: .relaxed).oldValue * 1000
                return Array((first..<(first + 1000)).map { "\($0)\n" }.joined().utf8)
            }
        }
        while sent.load(ordering: .relaxed) < 20 { try await Task.sleep(for: .milliseconds(5)) }
        upload.cancel()
        let error = await failure { try await upload.value }
        #expect(error?.kind == .cancelled)
        #expect(try await Self.awaitIdle(live, connection.connectionID, gone: true))
        let left = try await live.server.run("SELECT COUNT(*) FROM wire_cancel.t; DROP DATABASE wire_cancel")
        #expect(left.hasPrefix("0\n"))
    }

    @Test(arguments: ServerFamily.allCases)
    func `a CALL of several results stays in step`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            for statement in [
                "CREATE DATABASE wire_call", "CREATE TABLE wire_call.t (id INT PRIMARY KEY)",
                """
                CREATE PROCEDURE wire_call.p(x INT) BEGIN SELECT 1 AS a UNION ALL SELECT 2; INSERT INTO wire_call.t VALUES (x);
                SELECT 'x' AS b, NULL AS c; SELECT id AS d FROM wire_call.t WHERE FALSE;
                IF x = 3 THEN SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 31000, MESSAGE_TEXT = 'three'; END IF;
                SELECT 5 AS e; END
                """,
                "CREATE PROCEDURE wire_call.silent() BEGIN DELETE FROM wire_call.t WHERE FALSE; END",
            ] { try await connection.execute(statement) }
            // Text: the first result, the rest dropped.
            let result = try await connection.query("CALL wire_call.p(1)")
            #expect(result.columns.map(\.name) == ["a"])
            #expect(result.rows.map { $0.map { $0.map { String(decoding: $0, as: UTF8.self) } } } == [["1"], ["2"]])
            #expect(try await connection.query("SELECT COUNT(*) FROM wire_call.t").firstValue == "1")
            // Without interest in rows.
            try await connection.execute("CALL wire_call.p(2)")
            #expect(try await connection.query("SELECT COUNT(*) FROM wire_call.t").firstValue == "2")
            // An error after two results is the call's.
            let error = await failure { try await connection.query("CALL wire_call.p(3)") }
            #expect(error?.serverCode == 31000)
            #expect(try await connection.query("SELECT COUNT(*) FROM wire_call.t").firstValue == "3")
            // Binary, as a stream: the first result's rows, then its end.
            let prepared = try await connection.prepare("CALL wire_call.p(?)")
            for number in [4, 5] {
                var parameters = StatementParameters(types: [.int8])
                parameters.append(Int64(number))
                let batch = try await connection.collect(prepared, parameters)
                #expect(batch.rowCount == 2)
                #expect(try await connection.query("SELECT COUNT(*) FROM wire_call.t").firstValue == "\(number)")
            }
            var parameters = StatementParameters(types: [.int8])
            parameters.append(Int64(3))
            let again = await failure { try await connection.collect(prepared, parameters) }
            #expect(again?.serverCode == 1062)
            // No result at all.
            #expect(try await connection.query("CALL wire_call.silent()").columns.isEmpty)
            #expect(connection.isActive)
            try await connection.execute("DROP DATABASE wire_call")
        }
    }
}
