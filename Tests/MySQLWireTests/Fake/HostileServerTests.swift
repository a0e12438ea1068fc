import MySQLWire
import Testing

/// The whole connection against servers that misbehave.
@Suite struct HostileServerTests {
    /// How a query ends when the server answers it with `steps`.
    static func query(_ steps: [ScriptedServer.Step]) async throws -> MySQLError? {
        try await ScriptedServer.with(ScriptedServer.welcome + [.receive] + steps) { server in
            let connection = try await MySQLConnection.connect(server.configuration())
            let error = await failure { try await connection.query("SELECT 1") }
            await connection.close()
            return error
        }
    }

    static func isViolation(_ error: MySQLError?) -> Bool {
        if case .protocolViolation? = error?.kind { true } else { false }
    }

    @Test func `a good answer is taken`() async throws {
        let packets = ServerPackets.textResult(["a"], [["1"], [nil]]).map { ScriptedServer.Step.packet($0) }
        try await ScriptedServer.with(ScriptedServer.welcome + [.receive] + packets) { server in
            let connection = try await MySQLConnection.connect(server.configuration())
            let result = try await connection.query("SELECT 1")
            #expect(result.rows == [[Array("1".utf8)], [nil]])
            await connection.close()
        }
    }

    @Test func `a file is not given to a server that asks for it`() async throws {
        #expect(Self.isViolation(try await Self.query([.packet([0xFB] + Array("/etc/passwd".utf8))])))
    }

    @Test func `wrong numbers, garbage and half answers`() async throws {
        #expect(Self.isViolation(try await Self.query([.raw([1, 0, 0, 9, 0])])))
        #expect(Self.isViolation(try await Self.query([.packet([]), .packet([])])))
        #expect(Self.isViolation(try await Self.query([.packet([0xFC, 0xFF, 0xFF]), .packet([1])])))
        let half = ServerPackets.textResult(["a"], [["1"]]).dropLast().map { ScriptedServer.Step.packet($0) }
        let cut = try await Self.query(half + [.close])
        guard case .connectionClosed? = cut?.kind else {
            Issue.record("not seen as closed: \(String(describing: cut))")
            return
        }
        #expect(cut?.isConnectionFailure == true)
    }

    @Test func `a server that says nothing, at every stage`() async throws {
        let mute = try await ScriptedServer.with([]) { server in
            await failure {
                try await MySQLConnection.connect(server.configuration { $0.connectTimeout = .milliseconds(200) })
            }
        }
        #expect(mute?.kind == .timeout(.connect))
        let stuck = try await ScriptedServer.with(ScriptedServer.welcome) { server in
            let connection = try await MySQLConnection.connect(
                server.configuration { $0.readTimeout = .milliseconds(200) })
            return await failure { try await connection.query("SELECT 1") }
        }
        #expect(stuck?.kind == .timeout(.read))
    }

    @Test func `bytes slipped in before TLS are refused`() async throws {
        let greeting = ServerPackets.greeting(tls: true)
        let injected = [UInt8(greeting.count), 0, 0, 0] + greeting + [7, 0, 0, 2] + ServerPackets.ok()
        let error = try await ScriptedServer.with([.raw(injected)]) { server in
            await failure { try await MySQLConnection.connect(server.configuration { $0.tls = .required }) }
        }
        #expect(Self.isViolation(error))
    }

    @Test func `garbage instead of TLS is a TLS error`() async throws {
        let error = try await ScriptedServer.with([
            .packet(ServerPackets.greeting(tls: true)), .receive, .raw(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)),
        ]) { server in
            await failure { try await MySQLConnection.connect(server.configuration { $0.tls = .required }) }
        }
        guard case .tls? = error?.kind else {
            Issue.record("not a TLS error: \(String(describing: error))")
            return
        }
    }

    @Test func `nobody listens`() async {
        let error = await failure {
            try await MySQLConnection.connect(
                MySQLConfiguration(host: "127.0.0.1", port: 1, username: "u", password: .none, tls: .disabled))
        }
        #expect(error?.kind == .connectFailed("the connection was refused"))
        let socket = await failure {
            try await MySQLConnection.connect(
                MySQLConfiguration(
                    host: "localhost", socketPath: "/nonexistent/s.sock", username: "u", password: .none,
                    tls: .disabled))
        }
        #expect(socket?.kind == .connectFailed("the socket does not exist"))
    }

    @Test func `an idle connection learns why the server hung up`() async throws {
        let bye = ServerPackets.error(4031, "The client was disconnected because of inactivity")
        try await ScriptedServer.with(ScriptedServer.welcome + [.raw([UInt8(bye.count), 0, 0, 0] + bye), .close]) {
            server in
            let connection = try await MySQLConnection.connect(server.configuration())
            try await Task.sleep(for: .milliseconds(100))
            let error = await failure { try await connection.query("SELECT 1") }
            #expect(error?.serverCode == 4031)
        }
    }

    @Test func `a result beyond the limit ends the connection, not the memory`() async throws {
        let head = [[1], ServerPackets.column("a")].map { ScriptedServer.Step.packet($0) }
        try await ScriptedServer.with(
            ScriptedServer.welcome + [.receive] + head
                + (0..<200).map { _ in .packet(ServerPackets.textRow([String(repeating: "x", count: 10_000)])) }
        ) { server in
            let connection = try await MySQLConnection.connect(server.configuration())
            let error = await failure { try await connection.query("SELECT 1", maxResultBytes: 1 << 20) }
            #expect(error?.kind == .limitExceeded(what: "a collected result", limit: 1 << 20))
        }
    }

    @Test func `rows nobody reads are left with the server`() async throws {
        var rows: [UInt8] = []
        // 256 rows of 4,000 bytes: the numbers wrap exactly where the flood repeats. The first follows two packets.
        for index in 0..<256 {
            rows += [0xA0, 0x0F, 0, UInt8((index + 3) & 255), 0] + [UInt8](repeating: 1, count: 3999)
        }
        let script =
            ScriptedServer.welcome + [
                .receive, .packet(ServerPackets.prepared(id: 1, columns: 1, parameters: 0)),
                .packet(ServerPackets.column("a")), .receive, .packet([1]), .packet(ServerPackets.column("a")),
                .flood(rows),
            ]
        try await ScriptedServer.with(script) { server in
            let connection = try await MySQLConnection.connect(server.configuration { $0.readTimeout = .seconds(1) })
            let statement = try await connection.prepare("SELECT a FROM t")
            let stream = try await connection.rows(statement)
            _ = try await stream.next()
            try await Task.sleep(for: .milliseconds(300))
            let before = server.written.value
            // Longer than the read time-out: a slow reader is not a silent server.
            try await Task.sleep(for: .milliseconds(1500))
            #expect(server.written.value == before)
            #expect(before < 32 << 20)
            var count = 0
            while count < 64 { if let batch = try await stream.next() { count += batch.rowCount > 0 ? 1 : 0 } }
            #expect(server.written.value > before)
            await connection.close()
        }
    }
}
