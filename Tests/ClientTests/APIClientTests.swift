import APIModel
import Client
import Core
import Testing

@Suite struct APIClientTests {
    private func client(
        _ replies: [ScriptedTransport.Reply], patience: Double = 10
    ) throws -> (APIClient, ScriptedTransport, TurnedClock) {
        let transport = ScriptedTransport(replies)
        let clock = TurnedClock()
        let address = try ServerAddress(parsing: "https://backup.example.com")
        return (APIClient(server: address, transport: transport, patience: patience, clock: clock), transport, clock)
    }

    private func code(_ body: () async throws -> Void) async -> ErrorCode? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? TidemarkError)?.code ?? ErrorCode("\(error)")
        }
    }

    private static let health = #"{"status": "ok", "version": "1"}"#
    private static func problem(_ code: String, _ status: Int) -> ScriptedTransport.Reply {
        .answer(
            status, ["content-type": "application/problem+json"],
            #"{"type": "urn:tidemark:problem:\#(code)", "title": "t", "status": \#(status), "detail": "It is so."#
                + #"", "code": "\#(code)", "hint": "Do this.", "requestId": "r1"}"#)
    }

    @Test func `Reads are made again until they are answered`() async throws {
        let (client, transport, clock) = try client([
            .failure(.unreachable), .failure(.broken), .answer(502), Self.problem("service.busy", 503),
            .answer(200, [:], Self.health),
        ])
        let health = try await client.get(HealthDocument.self, "health")
        #expect(health.status == "ok")
        #expect(transport.requests.count == 5)
        #expect(clock.slept.count == 4 && clock.slept.allSatisfy { (0.1...2).contains($0) })
    }

    @Test func `A POST is made again with the same key, and work for once alone`() async throws {
        let (client, transport, _) = try client([.failure(.timedOut), .answer(200, [:], Self.health)])
        _ = try await client.post(HealthDocument.self, "instances", body: ["a": 1])
        let keys = transport.requests.map(\.idempotencyKey)
        #expect(keys.count == 2 && keys[0] == keys[1] && keys[0]?.count == 32)
        #expect(APIRequest(.post, "x").idempotencyKey != APIRequest(.post, "x").idempotencyKey)
        #expect(APIRequest(.get, "x").idempotencyKey == nil)
    }

    @Test func `A POST waits for its own first try`() async throws {
        let (client, transport, _) = try client([
            .failure(.timedOut), Self.problem("request.busy", 409), .answer(200, [:], Self.health),
        ])
        _ = try await client.post(HealthDocument.self, "instances", body: ["a": 1])
        #expect(transport.requests.count == 3)
    }

    @Test func `A change is not made again where nobody knows whether it was carried out`() async throws {
        let (client, transport, _) = try client([.failure(.broken)])
        #expect(await code { try await client.delete("tokens/a") } == .serverUnreachable)
        #expect(transport.requests.count == 1)
        let (second, sent, _) = try self.client([.failure(.unreachable), .answer(204)])
        try await second.delete("tokens/a", etag: "\"3\"")
        #expect(sent.requests.count == 2 && sent.requests[1].ifMatch == "\"3\"")
    }

    @Test func `A change is made of what was read, and over nothing else`() async throws {
        let site = #"{"name": "a", "project": "p", "title": "t", "createdAt": "2027-01-15T08:00:00Z", "revision": 3}"#
        let found = ScriptedTransport.Reply.answer(200, ["etag": "\"3\""], site)
        let change = { (known: SiteDocument) in SiteRequest(name: known.name, title: known.title + "!") }
        let (client, transport, _) = try client([found, .answer(200, [:], site)])
        let query = [(name: "project", value: "p")]
        _ = try await client.changeNewest(SiteDocument.self, "sites/a", query: query, change)
        let requests = transport.requests
        #expect(requests.map(\.method) == [.get, .put])
        #expect(requests.map { $0.query.first?.value } == ["p", "p"])
        #expect(requests.map(\.ifMatch) == [nil, "\"3\""])
        #expect(requests.last?.body == Array(#"{"name":"a","title":"t!"}"#.utf8))
        // Somebody else was faster: nothing is tried again over their change.
        let (late, tried, _) = try self.client([found, Self.problem("catalog.changed", 412)])
        let refusal = await code { _ = try await late.changeNewest(SiteDocument.self, "sites/a", query: query, change) }
        #expect(refusal == ErrorCode("catalog.changed"))
        #expect(tried.requests.count == 2)
    }

    @Test func `Patience ends`() async throws {
        let (client, transport, clock) = try client(Array(repeating: .failure(.unreachable), count: 100), patience: 5)
        #expect(await code { _ = try await client.get(HealthDocument.self, "health") } == .serverUnreachable)
        #expect(transport.requests.count < 30)
        #expect(clock.slept.reduce(0, +) <= 5)
        let (hasty, once, _) = try self.client([.failure(.unreachable), .answer(200)], patience: 0)
        #expect(await code { _ = try await hasty.get(HealthDocument.self, "health") } == .serverUnreachable)
        #expect(once.requests.count == 1)
    }

    @Test func `The server says how long to wait`() async throws {
        let (client, _, clock) = try client([.answer(429, ["retry-after": "3"]), .answer(200, [:], Self.health)])
        _ = try await client.get(HealthDocument.self, "health")
        #expect(clock.slept == [3])
        let (second, transport, _) = try self.client([.answer(429, ["retry-after": "60"])])
        #expect(await code { _ = try await second.get(HealthDocument.self, "health") } == .serverAnswer)
        #expect(transport.requests.count == 1)
    }

    @Test func `A problem keeps its code and its hint`() async throws {
        let (client, _, _) = try client([Self.problem("catalog.missing", 404)])
        do {
            _ = try await client.get(InstanceDocument.self, "instances/x")
            Issue.record("no error")
        } catch let error as TidemarkError {
            #expect(error.code == ErrorCode("catalog.missing"))
            #expect(error.message == "It is so." && error.hint == "Do this.")
        }
    }

    @Test func `Every field that is wrong is told`() async throws {
        let body =
            #"{"type": "t", "title": "t", "status": 400, "detail": "2 fields are wrong.", "code": "config.invalid", "#
            + #""hint": "Correct them.", "requestId": "r", "problems": [{"path": "plans.a.cycle", "line": 3, "#
            + #""message": "It is missing.", "hint": "Write it."}, {"path": "b", "message": "No.", "hint": "Yes."}]}"#
        let (client, _, _) = try client([.answer(400, ["content-type": "application/problem+json"], body)])
        do {
            _ = try await client.post(ApplyReport.self, "plans/apply", bytes: [], contentType: "application/yaml")
            Issue.record("no error")
        } catch let error as TidemarkError {
            #expect(error.message == "plans.a.cycle (line 3): It is missing. Write it.\nb: No. Yes.")
        }
    }

    @Test(arguments: [
        ScriptedTransport.Reply.answer(404, ["content-type": "text/html"], "<html>"),
        .answer(301, ["location": "https://elsewhere.example.com"]), .answer(500), .answer(200, [:], "not JSON"),
        .answer(400, ["content-type": "application/problem+json"], #"{"code": "rm -rf \u001b[2J"}"#),
        .failure(.tooLarge),
    ])
    func `What is no answer of a Tidemark server is said to be none`(_ reply: ScriptedTransport.Reply) async throws {
        let (client, transport, _) = try client([reply])
        #expect(await code { _ = try await client.get(HealthDocument.self, "health") } == .serverAnswer)
        #expect(transport.requests.count == 1)
    }

    /// A worker goes on asking where a balancer answers for its servers; where another program answers it does not.
    @Test(arguments: [502, 503, 504])
    func `A balancer without servers is no other program`(_ status: Int) async throws {
        let reply = ScriptedTransport.Reply.answer(status, ["content-type": "text/html"], "<html>")
        let (client, _, _) = try client([reply], patience: 0)
        #expect(await code { _ = try await client.get(HealthDocument.self, "health") } == .serverUnreachable)
    }

    @Test func `Lists are read page by page and end even where a server does not`() async throws {
        let page = { (names: [String], next: String?) -> ScriptedTransport.Reply in
            let items = names.map { "{\"name\": \"\($0)\", \"count\": 1}" }.joined(separator: ",")
            let tail = next.map { ", \"next\": \"\($0)\"" } ?? ""
            return .answer(200, [:], "{\"items\": [\(items)]\(tail)}")
        }
        let (client, transport, _) = try client([page(["a", "b"], "b"), page(["c"], nil)])
        #expect(try await client.list(NamedCount.self, "counts").map(\.name) == ["a", "b", "c"])
        #expect(transport.requests.map { $0.query.last?.value } == ["\(APIClient.pageSize)", "b"])
        let (second, _, _) = try self.client([page(["a"], "a"), page(["a"], "a"), page(["a"], "a")])
        #expect(try await second.list(NamedCount.self, "counts").count == 2)
    }

    @Test func `Names in paths cannot leave their place`() {
        #expect(APIRequest.path("instances", "a/../b?c", "check") == "instances/a%2F..%2Fb%3Fc/check")
        #expect(APIRequest.path("instances", "..") == "instances/%2E%2E")
        #expect(APIRequest.path("instances", "é") == "instances/%C3%A9")
    }

    @Test func `A stream of events goes on behind the last one`() async throws {
        let (client, transport, _) = try client([
            .stream(["id: 7\ndata: a\n\n", "id: 8\nda"], breaks: true), .failure(.unreachable),
            .stream(["retry: 50\nid: 8\ndata: b\n\n"]), .stream([": alive\n\nevent: end\ndata: c\n\n"]),
        ])
        var seen: [String] = []
        try await client.follow("jobs/j/events") { event in
            seen.append("\(event.kind) \(event.data)")
            return event.kind != "end"
        }
        #expect(seen == ["message a", "message b", "end c"])
        #expect(transport.requests.map(\.lastEventID) == [nil, "7", "7", "8"])
        #expect(transport.requests.allSatisfy { $0.accept == "text/event-stream" })
    }

    @Test func `A stream that stays away ends with an error`() async throws {
        let (client, transport, _) = try client(Array(repeating: .failure(.unreachable), count: 100))
        #expect(await code { try await client.follow("jobs/j/events") { _ in true } } == .serverUnreachable)
        #expect(transport.requests.count == 11)
        let (second, once, _) = try self.client([Self.problem("job.missing", 404)])
        #expect(await code { try await second.follow("jobs/j/events") { _ in true } } == ErrorCode("job.missing"))
        #expect(once.requests.count == 1)
    }
}
