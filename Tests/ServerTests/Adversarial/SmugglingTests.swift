import APIModel
import Catalog
import HTTPTypes
import HummingbirdTesting
import Server
import Service
import Testing

/// A request whose end two readers could see in different places is refused, and nothing behind it is read: a proxy in front
/// can have no other mind about where one request ends.
@Suite struct SmugglingTests {
    private static let lengths: [(String, String)] = [
        ("length, then pieces", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG"),
        ("pieces, then length", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG"),
        ("no length and pieces", "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ("two lengths", "Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}"),
        ("two lengths in one", "Content-Length: 2, 60\r\n\r\n{}"),
        ("a length with a sign", "Content-Length: +2\r\n\r\n{}"),
        ("a length below zero", "Content-Length: -2\r\n\r\n{}"),
        ("a length in another base", "Content-Length: 0x2\r\n\r\n{}"),
        ("a length with a blank in it", "Content-Length: 1 0\r\n\r\n{}"),
        ("an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        ("pieces that are not last", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
        ("a blank before the colon", "Transfer-Encoding : chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG"),
        ("a folded line", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG"),
        ("a coding in quotes", "Transfer-Encoding: \"chunked\"\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG"),
        ("a size that is none", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
        ("a size with a sign", "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"),
        ("a size beyond all numbers", "Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n"),
        ("a zero byte in a name", "Content-\u{0}Length: 2\r\n\r\n{}"),
        ("a name that is none", "Transfer Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ]

    /// What would be done, if it were read as a request of its own.
    private static func smuggled(_ token: String) -> String {
        "DELETE /api/v1/projects/victim HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\nIf-Match: *\r\n\r\n"
    }

    @Test func noRequestHidesBehindAnother() async throws {
        let scene = try await ServerScene(settings: APISettings(host: "127.0.0.1", port: 0))
        try await scene.addVictims()
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            for (name, body) in Self.lengths {
                // Signed in, so that the body is read, and not.
                for authorization in ["Authorization: Bearer \(token)\r\n", ""] {
                    let connection = try await RawConnection.open(port)
                    await connection.send(
                        """
                        POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
                        \(authorization)\(body)\(Self.smuggled(token))
                        """)
                    #expect(try await connection.closes(within: 10), "\(name): \(connection.text)")
                    // Refused, and where that was before the body was seen to be none, the rest with it.
                    #expect(
                        [[], [400], [401], [401, 400]].contains(connection.statuses), "\(name): \(connection.text)")
                    #expect(try await client.get("projects/victim").status == 200, "\(name)")
                }
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// A request line that is none, or one for a proxy.
    @Test func aRequestLineIsPlain() async throws {
        let scene = try await ServerScene(settings: APISettings(host: "127.0.0.1", port: 0))
        try await scene.addVictims()
        let (catalog, token) = (scene.catalog, scene.token)
        let fields = "Host: x\r\nAuthorization: Bearer \(token)\r\nIf-Match: *\r\nConnection: close\r\n\r\n"
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            for line in [
                "DELETE /api/v1/projects/victim HTTP/9.9", "DELETE /api/v1/projects/victim HTTP/1.1 HTTP/1.1",
                "DELETE  /api/v1/projects/victim\u{0} HTTP/1.1", "delete /api/v1/projects/victim HTTP/1.1",
                "DELETE\t/api/v1/projects/victim HTTP/1.1",
                "PRI * HTTP/2.0", "\u{16}\u{3}\u{1}\u{2}", "GET /api/v1/projects/vic tim HTTP/1.1",
            ] {
                let connection = try await RawConnection.open(port)
                await connection.send("\(line)\r\n\(fields)")
                #expect(try await connection.answers(within: 10), "\(line)")
                #expect(connection.statuses.allSatisfy { $0 >= 400 }, "\(line): \(connection.text)")
                connection.close()
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// Two whole requests on one connection are two requests, each with its own caller: what the first was allowed says
    /// nothing of the second.
    @Test func eachRequestOnAConnectionShowsItsOwnToken() async throws {
        let scene = try await ServerScene(settings: APISettings(host: "127.0.0.1", port: 0))
        try await scene.addVictims()
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            let connection = try await RawConnection.open(port)
            await connection.send(
                """
                GET /api/v1/session HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\r\n\
                DELETE /api/v1/projects/victim HTTP/1.1\r\nHost: x\r\nIf-Match: *\r\nConnection: close\r\n\r\n
                """)
            #expect(try await connection.closes(within: 10))
            #expect(connection.statuses == [200, 401], "\(connection.text)")
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }
}
