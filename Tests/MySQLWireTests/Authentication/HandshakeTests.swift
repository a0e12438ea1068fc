import MySQLWire
import Testing

/// The handshake, one line an event.
@Suite struct HandshakeTests {
    static func machine(
        tls: TLSMode = .disabled, socket: Bool = false, password: String = "secret",
        change: (inout MySQLConfiguration) -> Void = { _ in }
    ) -> HandshakeStateMachine {
        var configuration = MySQLConfiguration(
            host: "h", socketPath: socket ? "/s" : nil, username: "u", password: Password(password), tls: tls)
        change(&configuration)
        return HandshakeStateMachine(configuration: configuration)
    }

    /// Whether `bytes` holds `part`.
    static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: part) }
    }

    @Test func `the fast path of caching_sha2 needs two packets of us`() throws {
        var machine = Self.machine()
        guard case .send(let response) = try machine.receive(bytes: ServerPackets.greeting()) else {
            Issue.record("no response")
            return
        }
        #expect(Self.holds(response, CachingSHA2.response(password: Password("secret"), nonce: ServerPackets.nonce)))
        #expect(!Self.holds(response, Array("secret".utf8)))
        #expect(try machine.receive(bytes: [1, 3]) == .wait)
        guard case .ready(let established) = try machine.receive(bytes: ServerPackets.ok()) else {
            Issue.record("not ready")
            return
        }
        #expect(established.connectionID == 77)
        #expect(established.version.major == 9)
        #expect(!established.isTLS)
        #expect(throws: MySQLError.self) { try machine.receive(bytes: ServerPackets.ok()) }
    }

    @Test func `the password goes in clear over a socket, and never over plain TCP`() throws {
        var socket = Self.machine(socket: true)
        _ = try socket.receive(bytes: ServerPackets.greeting())
        #expect(try socket.receive(bytes: [1, 4]) == .send(Array("secret".utf8) + [0]))
        var tcp = Self.machine()
        _ = try tcp.receive(bytes: ServerPackets.greeting())
        #expect(try tcp.receive(bytes: [1, 4]) == .send([2]))
        #expect(throws: MySQLError.self) { try tcp.receive(bytes: [1] + Array("no key".utf8)) }
        var strict = Self.machine { $0.allowsPublicKeyRetrieval = false }
        _ = try strict.receive(bytes: ServerPackets.greeting())
        #expect(throws: MySQLError.self) { try strict.receive(bytes: [1, 4]) }
    }

    @Test func `a switch to clear text is refused without TLS`() throws {
        var plain = Self.machine(socket: true)
        _ = try plain.receive(bytes: ServerPackets.greeting())
        #expect(throws: MySQLError.self) {
            try plain.receive(bytes: ServerPackets.authSwitch("mysql_clear_password"))
        }
        var secure = Self.machine(tls: .required)
        guard case .startTLS(let request) = try secure.receive(bytes: ServerPackets.greeting(tls: true)) else {
            Issue.record("no TLS")
            return
        }
        #expect(request.count == 32)
        #expect(secure.isStartingTLS)
        guard case .send = try secure.tlsEstablished() else {
            Issue.record("no response after TLS")
            return
        }
        #expect(
            try secure.receive(bytes: ServerPackets.authSwitch("mysql_clear_password"))
                == .send(Array("secret".utf8) + [0]))
    }

    @Test func `switches use the new challenge`() throws {
        let nonce = [UInt8](repeating: 9, count: 20)
        var machine = Self.machine()
        _ = try machine.receive(bytes: ServerPackets.greeting(version: "5.5.5-10.11.2-MariaDB", plugin: "x"))
        #expect(
            try machine.receive(bytes: ServerPackets.authSwitch("mysql_native_password", nonce: nonce))
                == .send(NativePassword.response(password: Password("secret"), nonce: nonce)))
        let long = [UInt8](repeating: 7, count: 32)
        #expect(
            try machine.receive(bytes: ServerPackets.authSwitch("client_ed25519", nonce: long))
                == .send(ClientEd25519.response(password: Password("secret"), nonce: long)))
        #expect(throws: MySQLError.self) { try machine.receive(bytes: ServerPackets.authSwitch("dialog")) }
    }

    @Test func `no TLS where it is required ends the connection before anything is sent`() {
        for mode in [TLSMode.required, .verifyCA, .verifyIdentity] {
            var machine = Self.machine(tls: mode)
            let error = #expect(throws: MySQLError.self) { try machine.receive(bytes: ServerPackets.greeting()) }
            #expect(error?.kind == .tls("the server offers no TLS"))
        }
        var relaxed = Self.machine(tls: .preferred)
        #expect(throws: Never.self) { try relaxed.receive(bytes: ServerPackets.greeting()) }
    }

    @Test func `refusals carry the server's number`() throws {
        var full = Self.machine()
        let early = #expect(throws: MySQLError.self) {
            try full.receive(bytes: ServerPackets.error(1040, "Too many connections"))
        }
        #expect(early?.serverCode == 1040)
        var denied = Self.machine()
        _ = try denied.receive(bytes: ServerPackets.greeting())
        let late = #expect(throws: MySQLError.self) {
            try denied.receive(bytes: ServerPackets.error(1045, "Access denied"))
        }
        #expect(late?.kind == .authentication(code: 1045, message: "Access denied"))
    }

    @Test func `a server that never comes to an end is left`() throws {
        var machine = Self.machine()
        _ = try machine.receive(bytes: ServerPackets.greeting())
        #expect(throws: MySQLError.self) {
            for _ in 0..<100 { _ = try machine.receive(bytes: [1, 3]) }
        }
    }

    @Test func `greetings of old servers are refused, and zero bytes in names`() {
        var old = Self.machine()
        #expect(throws: MySQLError.self) { try old.receive(bytes: [9] + ServerPackets.greeting().dropFirst()) }
        var name = Self.machine { $0.username = "a\0b" }
        #expect(throws: MySQLError.self) { try name.receive(bytes: ServerPackets.greeting()) }
    }

    @Test func `MariaDB's own capabilities are used`() throws {
        var machine = Self.machine()
        _ = try machine.receive(bytes: ServerPackets.greeting(version: "5.5.5-10.11.2-MariaDB"))
        #expect(machine.capabilities.contains(.mariaDBBulk))
        #expect(!machine.capabilities.contains(.longPassword))
        var mysql = Self.machine()
        _ = try mysql.receive(bytes: ServerPackets.greeting())
        #expect(!mysql.capabilities.contains(.mariaDBBulk))
    }
}
