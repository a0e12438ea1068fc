import APIModel
import HTTPTypes
import Server
import Service
import Testing

@Suite struct RequestNameTests {
    @Test func aPlainNameOfTheCallersIsKeptAndAnyOtherReplaced() async throws {
        try await ServerScene().run { client in
            let named = try await client.send(.get, "projects", headers: ["X-Request-Id": "abc-1.2_3"])
            #expect(named.header("X-Request-Id") == "abc-1.2_3")
            for text in ["a b", "<x>", String(repeating: "a", count: 65)] {
                let reply = try await client.send(.get, "projects", headers: ["X-Request-Id": text])
                #expect(reply.header("X-Request-Id") != text && reply.header("X-Request-Id")?.count == 32)
            }
            let first = try await client.get("projects").header("X-Request-Id")
            #expect(try await client.get("projects").header("X-Request-Id") != first)
        }
    }

    @Test func answersAreNotKeptByAnybodyBetween() async throws {
        try await ServerScene().run { client in
            let reply = try await client.get("projects")
            #expect(reply.header("Cache-Control") == "no-store")
            #expect(reply.header("X-Content-Type-Options") == "nosniff")
            let head = try await client.send(.head, "projects")
            #expect(head.status == 200 && head.body.isEmpty)
        }
    }
}
