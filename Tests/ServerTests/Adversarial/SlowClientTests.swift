import APIModel
import Catalog
import HTTPTypes
import HummingbirdTesting
import Server
import Service
import Testing

/// Who takes its time takes nobody else's.
@Suite struct SlowClientTests {
    private func scene(idle: Double = 75, seconds: Double = 30) async throws -> ServerScene {
        var settings = APISettings(host: "127.0.0.1", port: 0)
        settings.idleSeconds = idle
        settings.limits.seconds = seconds
        let scene = try await ServerScene(settings: settings)
        try await scene.addVictims()
        return scene
    }

    /// A head that comes byte by byte never makes a request: sending more of it wins no time.
    @Test func aHeadThatDripsIsHungUpOn() async throws {
        let scene = try await scene(idle: 1)
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            let connection = try await RawConnection.open(port)
            await connection.send("DELETE /api/v1/projects/victim HTTP/1.1\r\nAuthorization: Bearer \(token)\r\n")
            var sent = 0
            for number in 0..<50 where !connection.isClosed {
                await connection.send("X-\(number): a\r\n")
                sent += 1
                try await Task.sleep(for: .milliseconds(200))
            }
            #expect(try await connection.closes(within: 10) && sent < 50)
            #expect(connection.statuses.allSatisfy { $0 >= 400 }, "\(connection.text)")
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// A connection that says nothing, before a request or behind one.
    @Test func aConnectionOnWhichNothingHappensIsClosed() async throws {
        let scene = try await scene(idle: 1)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let silent = try await RawConnection.open(port)
            let kept = try await RawConnection.open(port)
            await kept.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await kept.answers(within: 10) && kept.statuses == [200])
            #expect(try await silent.closes(within: 10) && silent.text.isEmpty)
            #expect(try await kept.closes(within: 10) && kept.statuses == [200])
        }
    }

    /// A body that does not come on is not waited for beyond the time of a request, and nothing of it is kept.
    @Test func aBodyThatStopsIsATimeout() async throws {
        let scene = try await scene(seconds: 0.5)
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            let heads = [
                "Content-Length: 100\r\n\r\n{\"name\":", "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"name\":\r\n",
            ]
            for head in heads {
                let connection = try await RawConnection.open(port)
                await connection.send(
                    """
                    POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\
                    Content-Type: application/json\r\n\(head)
                    """)
                #expect(try await connection.answers(within: 10))
                #expect(
                    connection.statuses == [504] && connection.text.contains("request.timeout"), "\(connection.text)")
                connection.close()
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// Many that hold their connections stop nobody else.
    @Test func manySlowOnesStopNobody() async throws {
        let scene = try await scene()
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            var slow: [RawConnection] = []
            for number in 0..<200 {
                let connection = try await RawConnection.open(port)
                // Half of them have begun a request, the other half a body.
                await connection.send(
                    number.isMultiple(of: 2)
                        ? "GET /api/v1/tokens HTTP/1.1\r\nHost:"
                        : """
                        POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\
                        Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{
                        """)
                slow.append(connection)
            }
            let clock = ContinuousClock()
            let began = clock.now
            for _ in 0..<20 {
                #expect(try await client.get("/healthz", token: "").status == 200)
                #expect(try await client.get("projects/victim").status == 200)
            }
            #expect(began.duration(to: clock.now) < .seconds(20))
            for connection in slow { connection.close() }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }
}
