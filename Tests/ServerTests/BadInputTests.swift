import APIModel
import Core
import HTTPTypes
import Service
import Testing

/// Bad input of every kind is a problem that names the field, and nothing is ever a 5xx.
@Suite struct BadInputTests {
    private struct Case: Sendable {
        let method: HTTPRequest.Method
        let path: String
        let body: String?
        let type: String
        let status: Int
        let paths: [String]

        init(
            _ method: HTTPRequest.Method, _ path: String, _ body: String?, type: String = "application/json",
            _ status: Int, _ paths: [String]
        ) {
            self.method = method
            self.path = path
            self.body = body
            self.type = type
            self.status = status
            self.paths = paths
        }
    }

    private static let bodies: [Case] = [
        Case(.post, "instances", nil, 422, ["body"]), Case(.post, "instances", "", 422, ["body"]),
        Case(.post, "instances", "{", 422, ["body"]), Case(.post, "instances", "[]", 422, ["body"]),
        Case(.post, "instances", "{}", 422, ["name", "host"]),
        Case(.post, "instances", #"{"name": "a", "host": null}"#, 422, ["host"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "port": "3306"}"#, 422, ["port"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "port": 3306.5}"#, 422, ["port"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "port": 70000}"#, 422, ["port"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "prot": 1}"#, 422, ["prot"]),
        Case(.post, "instances", #"{"name": "a", "name": "b", "host": "h"}"#, 422, ["name"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "tags": "x"}"#, 422, ["tags"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "tags": ["x", 5]}"#, 422, ["tags[1]"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "tls": "on"}"#, 422, ["tls"]),
        Case(.post, "instances", #"{"name": "a\u0000", "host": "h"}"#, 422, ["name"]),
        Case(.post, "instances", #"{"name": "a", "host": "h", "site": "nowhere"}"#, 422, ["site"]),
        Case(.post, "projects", #"{"name": "a", "title": "x\u0000y"}"#, 422, ["title"]),
        Case(.post, "projects", #"{"name": 5}"#, 422, ["name"]),
        Case(.post, "projects", #"{"name": 1.5}"#, 422, ["name"]),
        Case(.post, "tokens", #"{"name": "a", "scope": "worker", "daysToLive": 1.5}"#, 422, ["daysToLive"]),
        Case(.post, "tokens", #"{"name": "a", "scope": "god"}"#, 422, ["scope"]),
        Case(.post, "tokens", #"{"name": "a", "scope": "worker", "daysToLive": 0}"#, 422, ["daysToLive"]),
        Case(.post, "plans", #"{"cycle": {"every": "6h"}}"#, 422, ["name"]),
        Case(.post, "plans", #"{"name": "a", "cycle": {"every": "6h"}, "repository": "\u0000"}"#, 422, ["repository"]),
        Case(.post, "plans", "name: [", type: "application/yaml", 422, ["body"]),
        Case(.post, "jobs", #"{"kind": "dance"}"#, 422, ["kind"]),
        Case(.post, "jobs", #"{"kind": "base", "payload": []}"#, 422, ["payload"]),
        Case(.post, "instances/probe", #"{"addresses": ["a b"]}"#, 422, ["addresses[0]"]),
        Case(.post, "instances/import", "host\nx\n", type: "text/csv", 422, ["body"]),
        Case(.put, "session/password", #"{"current": "x", "new": "short"}"#, 422, ["new"]),
        Case(
            .post, "repositories", #"{"name": "a", "url": "file:///a", "prices": {"A": "x"}}"#, 422, ["prices.A"]),
        Case(
            .post, "repositories", #"{"name": "a", "url": "file:///a", "prices": {"A": "1.5"}}"#, 422, ["prices.A"]),
    ]

    private static let queries: [Case] = [
        Case(.get, "instances?limit=0", nil, 422, ["query.limit"]),
        Case(.get, "instances?limit=x", nil, 422, ["query.limit"]),
        Case(.get, "instances?limit=1&limit=2", nil, 422, ["query.limit"]),
        Case(.get, "instances?unknown=1", nil, 422, ["query.unknown"]),
        Case(.get, "instances?project=a%00b", nil, 422, ["query"]),
        Case(.get, "instances?project=%ff", nil, 422, ["query"]),
        Case(.get, "instances?project=a%20b", nil, 422, ["query.project"]),
        Case(.get, "instances?project=none", nil, 404, []), Case(.get, "jobs?after=x", nil, 422, ["query.after"]),
        Case(.get, "jobs?state=lost&kind=dance", nil, 422, ["query.state", "query.kind"]),
        Case(.get, "events?after=-1", nil, 422, ["query.after"]),
        Case(.post, "plans/apply?dryRun=yes", "plans: {}", type: "application/yaml", 422, ["query.dryRun"]),
        Case(.get, "instances/%00", nil, 422, ["path.instance"]),
        Case(.get, "instances/%zz", nil, 422, ["path.instance"]),
        Case(.get, "nowhere", nil, 404, []), Case(.get, "/nowhere", nil, 404, []),
        Case(.delete, "instances", nil, 405, []),
        Case(.get, "instances/import", nil, 405, []),
        Case(.post, "instances", "x", type: "text/plain", 415, []),
        Case(.post, "instances", "name,host", type: "text/csv", 415, []),
    ]

    @Test func everyMistakeIsNamed() async throws {
        try await ServerScene().run { client in
            for item in Self.bodies + Self.queries {
                let reply = try await client.send(item.method, item.path, item.body, type: item.type)
                let place = "\(item.method) \(item.path) \(item.body ?? "")"
                #expect(reply.status == item.status, "\(place): \(reply.body)")
                #expect(reply.paths == item.paths, "\(place): \(reply.body)")
                let problem = try #require(reply.problem, "\(place)")
                #expect(problem.status == reply.status && problem.type == "urn:tidemark:problem:\(problem.code)")
                #expect(!problem.hint.isEmpty && !problem.detail.isEmpty)
                #expect(problem.requestId == reply.header("X-Request-Id"))
            }
        }
    }

    /// 30.0 and 3e1 are whole numbers to JSON Schema.
    @Test func aWholeNumberMayBeWrittenWithAPoint() async throws {
        try await ServerScene().run { client in
            for (index, number) in ["30", "30.0", "3e1"].enumerated() {
                let body = #"{"name": "t\#(index)", "scope": "metrics", "daysToLive": \#(number)}"#
                let reply = try await client.post("tokens", body)
                #expect(reply.status == 201, "\(number): \(reply.body)")
            }
        }
    }

    @Test func aChangeNamesItsRevision() async throws {
        try await ServerScene().run { client in
            _ = try await client.post("projects", #"{"name": "a"}"#)
            let missing = try await client.send(.put, "projects/a", #"{"name": "a"}"#)
            #expect(missing.status == 428 && missing.problem?.code == "request.condition")
            for text in ["0", "\"x\"", "W/\"0\"", "\"-1\"", "\"\""] {
                let reply = try await client.put("projects/a", #"{"name": "a"}"#, etag: text)
                #expect(reply.status == 422 && reply.paths == ["header.If-Match"], "\(text)")
            }
            #expect(try await client.put("projects/a", #"{"name": "a"}"#, etag: "\"7\"").status == 412)
            #expect(try await client.put("projects/a", #"{"name": "a"}"#, etag: "*").status == 200)
        }
    }

    /// What a fuzzer would send: every route, with texts, numbers and trees where they do not belong.
    @Test func nothingThatIsSentIsAFaultOfTheServer() async throws {
        let strange = [
            "", "null", "0", "\"\"", "[]", "{}", "[[[]]]", #"{"name": {}}"#, #"{"name": "%s", "host": "'; --"}"#,
            #"{"kind": "base", "instance": "\ud800"}"#, #"{"name": "é", "host": "é"}"#,
            String(repeating: "[", count: 5000), #"{"password": "\u0000"}"#, #"{"lease": 9223372036854775807}"#,
            #"{"worker": "w", "sites": [], "kinds": ["base"], "slots": -1, "streams": 1, "version": "1", "host": "h"}"#,
            #"{"seconds": 0}"#, #"{"lease": 1, "outcome": "danced"}"#,
            #"{"lease": 1, "report": {"lines": [{"level": "note", "message": "\u0000"}]}}"#,
        ]
        let scene = try await ServerScene()
        let worker = try await scene.token(.worker)
        try await scene.run { client in
            for route in OpenAPITests.routes.sorted() where !route.hasSuffix("work/wait") {
                let parts = route.split(separator: " ").map(String.init)
                let method = try #require(HTTPRequest.Method(parts[0].uppercased()))
                for name in ["none", "%F0%9F%98%80", "a.b-c_d", String(repeating: "x", count: 300)] {
                    let path = parts[1].replacing(try Regex("\\{[a-z]+\\}"), with: name)
                    let bodies = method == .get || method == .delete ? [""] : strange
                    for body in bodies {
                        let reply = try await client.send(
                            method, path, body.isEmpty ? nil : body, headers: ["If-Match": "*"],
                            token: path.contains("v1/work") ? worker : nil)
                        #expect(reply.status < 500, "\(method) \(path) \(body.prefix(60)): \(reply.body)")
                        #expect(reply.status < 400 || reply.problem != nil, "\(method) \(path)")
                    }
                }
            }
        }
    }
}
