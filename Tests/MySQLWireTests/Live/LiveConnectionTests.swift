import MySQLWire
import TestKit
import Testing

/// What a real server of each family makes of our connections.
@Suite(.serialized) struct LiveConnectionTests {
    @Test(arguments: ServerFamily.allCases)
    func `a connection tells who answers, and queries return text`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            #expect(connection.version.flavour == (family == .mariadb ? .mariadb : .mysql))
            #expect(connection.version.major >= 9)
            #expect(!connection.isTLS)
            let result = try await connection.query(
                "SELECT CONNECTION_ID() AS id, NULL AS nothing, 'ä' AS text, '' AS e")
            #expect(result.columns.map(\.name) == ["id", "nothing", "text", "e"])
            #expect(result.string(0, "ID") == String(connection.connectionID))
            #expect(result.rows[0][1] == nil)
            #expect(result.string(0, 2) == "ä")
            #expect(result.string(0, 3) == "")
            try await connection.ping()
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `the socket serves as well`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        let connection = try await MySQLConnection.connect(live.socket())
        #expect(try await connection.query("SELECT USER()").firstValue == "root@localhost")
        await connection.close()
        #expect(!connection.isActive)
        #expect(await failure { try await connection.query("SELECT 1") } != nil)
    }

    @Test(arguments: ServerFamily.allCases)
    func `a refused statement leaves the connection usable`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            let error = await failure { try await connection.query("SELECT * FROM no.such") }
            #expect(error?.serverCode == 1146 || error?.serverCode == 1049)
            let after = try await connection.query("SELECT 1")
            #expect(after.firstValue == "1")
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `a wrong password is an authentication error`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        let error = await failure {
            try await MySQLConnection.connect(live.tcp { $0.password = Password("wrong") })
        }
        guard case .authentication(1045?, _)? = error?.kind else {
            Issue.record("not refused as expected: \(String(describing: error))")
            return
        }
    }
}
