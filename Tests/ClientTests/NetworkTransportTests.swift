import APIModel
import Client
import Core
import TestKit
import Testing

@Suite struct NetworkTransportTests {
    private static let health = #"{"status": "ok", "version": "1"}"#

    private func code(_ body: () async throws -> Void) async -> ErrorCode? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? TidemarkError)?.code ?? ErrorCode("\(error)")
        }
    }

    @Test func `What is sent is what was meant`() async throws {
        let server = try await LittleServer.start { _ in (200, "application/json", Self.health) }
        var settings = ClientSettings(server: try ServerAddress(parsing: "http://127.0.0.1:\(server.port)/below/"))
        settings.token = Secret("marked-token")
        settings.agent = "tidemark/test"
        let client = try APIClient(settings)
        let path = APIRequest.path("instances", "a b")
        _ = try await client.post(HealthDocument.self, path, query: [("dryRun", "true")], body: ["x": "é"])
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/below/api/v1/instances/a%20b?dryRun=true")
        #expect(request.body == #"{"x":"é"}"#)
        #expect(request.headers["authorization"] == "Bearer marked-token")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["idempotency-key"]?.count == 32)
        #expect(request.headers["user-agent"] == "tidemark/test")
        await server.stop()
    }

    @Test func `Approvals go with changes and with nothing else`() async throws {
        let server = try await LittleServer.start { _ in (200, "application/json", Self.health) }
        var settings = ClientSettings(server: try ServerAddress(parsing: "http://127.0.0.1:\(server.port)"))
        settings.approval = "0198ab"
        settings.approvalReason = "没用"
        let client = try APIClient(settings)
        _ = try await client.get(HealthDocument.self, "x")
        try await client.delete("x")
        let requests = server.requests
        #expect(requests.map(\.method) == ["GET", "DELETE"])
        #expect(requests[0].headers.keys.allSatisfy { !$0.hasPrefix("tidemark-") })
        #expect(requests[1].headers["tidemark-approval"] == "0198ab")
        #expect(requests[1].headers["tidemark-approval-reason"] == "%E6%B2%A1%E7%94%A8")
        await server.stop()
    }

    @Test func `Only a server of the named authority is believed`() async throws {
        let folder = try TestFolder("tls")
        let own = try await Certificates.make(in: folder.file("own"))
        let other = try await Certificates.make(in: folder.file("other"), authorityName: "Somebody else")
        let server = try await LittleServer.start(certificates: own) { _ in (200, "application/json", Self.health) }
        let client = { (authority: String?, host: String) throws -> APIClient in
            var settings = ClientSettings(server: try ServerAddress(parsing: "https://\(host):\(server.port)"))
            settings.caFile = authority
            settings.token = Secret("marked-token")
            settings.patience = 0
            return try APIClient(settings)
        }
        let trusting = try client(own.authority, "localhost")
        #expect(try await trusting.get(HealthDocument.self, "health").status == "ok")
        for authority in [other.authority, nil] {
            let wary = try client(authority, "localhost")
            #expect(await code { _ = try await wary.get(HealthDocument.self, "health") } == .serverUntrusted)
        }
        #expect(server.requests.count == 1)
        #expect(throws: TidemarkError.self) { try client(folder.file("missing.pem"), "localhost") }
        await server.stop()
    }

    @Test func `Answers have a limit`() async throws {
        let server = try await LittleServer.start { _ in
            (200, "application/json", String(repeating: " ", count: 100_000))
        }
        var settings = ClientSettings(server: try ServerAddress(parsing: "http://127.0.0.1:\(server.port)"))
        settings.answerBytes = 50_000
        let client = try APIClient(settings)
        #expect(await code { _ = try await client.get(HealthDocument.self, "health") } == .serverAnswer)
        #expect(server.requests.count == 1)
        await server.stop()
    }

    @Test func `Where nobody listens, that is said`() async throws {
        let server = try await LittleServer.start { _ in (200, "", "") }
        await server.stop()
        var settings = ClientSettings(server: try ServerAddress(parsing: "http://127.0.0.1:\(server.port)"))
        settings.patience = 0
        let client = try APIClient(settings)
        #expect(await code { _ = try await client.get(HealthDocument.self, "health") } == .serverUnreachable)
    }
}
