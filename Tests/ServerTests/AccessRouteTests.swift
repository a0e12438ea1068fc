import APIModel
import Core
import HTTPTypes
import Service
import TestKit
import Testing

@Suite struct AccessRouteTests {
    @Test func whoHasNotSignedInSeesNothing() async throws {
        let open: Set<String> = [
            "get /healthz", "get /readyz", "get /api/v1/openapi.json", "post /api/v1/session",
            // The link is the right.
            "get /d/{link}",
            "get /api/v1/sign-in", "get /api/v1/sign-in/provider", "get /api/v1/sign-in/provider/callback",
            "post /api/v1/sign-in/session",
        ]
        try await ServerScene().run { client in
            for route in OpenAPITests.routes.subtracting(open) {
                let parts = route.split(separator: " ").map(String.init)
                let method = try #require(HTTPRequest.Method(parts[0].uppercased()))
                let path = parts[1].replacing(try Regex("\\{[a-z]+\\}"), with: "a")
                for token in ["", "tmt_0123456789abcdef_" + String(repeating: "0", count: 64), "x"] {
                    let reply = try await client.send(method, path, "{}", headers: ["If-Match": "*"], token: token)
                    #expect(reply.status == 401 && reply.problem?.code == "access.required", "\(route)")
                    #expect(reply.header("WWW-Authenticate") == "Bearer")
                }
            }
            for route in open
            where route.hasPrefix("get") && !route.contains("/provider") && !route.contains("{") {
                #expect(try await client.get(String(route.dropFirst(4)), token: "").status == 200, "\(route)")
            }
        }
    }

    @Test func aScopeReachesItsOwnRoutesAlone() async throws {
        let scene = try await ServerScene()
        let worker = try await scene.token(.worker)
        let metrics = try await scene.token(.metrics)
        try await scene.run { client in
            #expect(try await client.get("instances", token: worker).status == 403)
            #expect(try await client.get("/metrics", token: worker).status == 403)
            #expect(try await client.get("/metrics", token: metrics).status == 200)
            #expect(try await client.get("instances", token: metrics).problem?.code == "access.denied")
            let hello = #"""
                {"worker": "w", "sites": [], "kinds": ["base"], "slots": 1, "streams": 1, "version": "1", "host": "h"}
                """#
            #expect(try await client.send(.post, "work/register", hello, token: metrics).status == 403)
            #expect(try await client.send(.post, "work/register", hello, token: worker).status == 204)
            let who = try await client.get("session", token: worker).value(CallerDocument.self)
            #expect(who == CallerDocument(name: "worker", scope: "worker"))
        }
    }

    @Test func signingInAndOutAndTheBackOff() async throws {
        let scene = try await ServerScene()
        let made = try await scene.service.prepare()
        let password = try #require(made).withBytes { String(decoding: $0, as: UTF8.self) }
        try await scene.run { client in
            let reply = try await client.send(.post, "session", "{\"password\": \"\(password)\"}", token: "")
            #expect(reply.status == 201)
            let session = try reply.value(SessionDocument.self)
            let who = try await client.get("session", token: session.token).value(CallerDocument.self)
            #expect(who.name == "administrator" && who.expiresAt == session.expiresAt)
            #expect(try await client.send(.delete, "session", token: session.token).status == 204)
            #expect(try await client.get("session", token: session.token).status == 401)
            var codes: [String] = []
            for _ in 0..<(SignInBackoff.free + 2) {
                let wrong = try await client.send(.post, "session", #"{"password": "wrong"}"#, token: "")
                codes.append(wrong.problem?.code ?? "")
                if codes.last == "access.delayed" {
                    #expect(wrong.status == 429 && wrong.header("Retry-After") != nil)
                }
            }
            #expect(codes.last == "access.delayed" && codes.first == "access.password")
        }
    }
}
