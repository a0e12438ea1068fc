import APIModel
import Catalog
import HTTPTypes
import HummingbirdTesting
import Server
import Service
import Testing

/// Whatever is larger than is read is refused before it is kept, and leaves nothing behind.
@Suite struct OversizeTests {
    private static var settings: APISettings {
        var settings = APISettings(host: "127.0.0.1", port: 0)
        settings.limits.bodyBytes = 1000
        settings.limits.importBytes = 4000
        return settings
    }

    @Test func noRouteReadsABodyBeyondItsLimit() async throws {
        let scene = try await ServerScene(settings: Self.settings)
        try await scene.addVictims()
        let worker = try await scene.token(.worker)
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            let routes = try await PublishedRoute.all(client).filter(\.hasBody)
            #expect(routes.count > 20)
            for route in routes {
                let body = "{\"name\": \"\(String(repeating: "x", count: 8000))\"}"
                for sent in [body, String(repeating: "[", count: 8000), String(repeating: " ", count: 8000)] {
                    let reply = try await client.send(
                        route.method, route.filled(), sent, headers: ["If-Match": "*"],
                        token: route.isOfWorkers ? worker : nil)
                    #expect(
                        reply.status == 413 && reply.problem?.code == "request.size", "\(route.path): \(reply.body)")
                }
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// A body whose length nobody has said is counted as it comes; one whose length is said is refused by that.
    @Test func aLengthThatIsNotSaidOrNotTrueIsNoWayAround() async throws {
        let scene = try await ServerScene(settings: Self.settings)
        try await scene.addVictims()
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            let head = """
                POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n\
                Content-Type: application/json\r\n
                """
            let piece = "1f4\r\n" + String(repeating: " ", count: 500) + "\r\n"
            let pieces = String(repeating: piece, count: 10)
            let cases: [(String, String, [Int])] = [
                ("pieces", head + "Transfer-Encoding: chunked\r\n\r\n" + pieces + "0\r\n\r\n", [413]),
                ("a great length", head + "Content-Length: 9000000000000000000\r\n\r\n{", [413]),
                ("too great a length", head + "Content-Length: 99999999999999999999999\r\n\r\n{", [400]),
                ("a great piece", head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{", [400]),
            ]
            for (name, text, expected) in cases {
                let connection = try await RawConnection.open(port)
                await connection.send(text)
                #expect(try await connection.answers(within: 10), "\(name)")
                // Who cannot even be read is hung up on, with or without a word.
                let isHungUp = connection.statuses.isEmpty && connection.isClosed && expected.contains(400)
                #expect(
                    isHungUp || connection.statuses.allSatisfy { expected.contains($0) }, "\(name): \(connection.text)")
                connection.close()
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
            #expect(try await client.get("session").status == 200)
        }
    }

    @Test func headersHaveALimit() async throws {
        let scene = try await ServerScene(settings: Self.settings)
        try await scene.addVictims()
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run(.live) { client in
            let port = try #require(client.client.port)
            let before = try await CatalogSnapshot.settled(catalog, client)
            let line = "DELETE /api/v1/projects/victim HTTP/1.1\r\nHost: x\r\nIf-Match: *\r\n"
            let many = (0..<500).map { "X-\($0): a\r\n" }.joined()
            let cases = [
                ("one that is long", line + "X-A: \(String(repeating: "a", count: 200_000))\r\n"),
                ("a name that is long", line + "\(String(repeating: "a", count: 200_000)): a\r\n"),
                ("many", line + many),
            ]
            for (name, text) in cases {
                let connection = try await RawConnection.open(port)
                await connection.send(text + "Authorization: Bearer \(token)\r\n\r\n")
                #expect(try await connection.answers(within: 10), "\(name)")
                #expect(connection.statuses.allSatisfy { (400..<500).contains($0) }, "\(name): \(connection.text)")
                connection.close()
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
            #expect(try await client.get("projects/victim").status == 200)
        }
    }

    /// Small bodies that would grow: nesting, anchors that stand for each other, compression, numbers.
    @Test func aSmallBodyDoesNotGrow() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            for level in 1...12 {
                let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                laughs += "a\(level): &a\(level) [\(aliases)]\n"
            }
            let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
            let nested = String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5000)
            let number = "{\"name\": \"a\", \"host\": \"h\", \"port\": 1\(String(repeating: "0", count: 50_000))}"
            let cases = [
                ("plans/apply", laughs, "application/yaml"), ("plans/apply", deep, "application/yaml"),
                ("instances/import", laughs, "application/yaml"), ("plans/apply", deep, "application/json"),
                ("instances", deep, "application/json"), ("projects", nested, "application/json"),
                ("instances", number, "application/json"),
                ("projects", "\u{1F}\u{8B}\u{8}\u{0}\u{0}", "application/json"),
            ]
            let clock = ContinuousClock()
            for (path, body, type) in cases {
                let began = clock.now
                let reply = try await client.send(
                    .post, path, body, type: type, headers: ["Content-Encoding": "identity"])
                #expect(
                    reply.status == 422 && reply.problem != nil, "\(path) \(body.prefix(20)): \(reply.body.prefix(300))"
                )
                #expect(began.duration(to: clock.now) < .seconds(10), "\(path) \(body.prefix(20))")
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }
}
