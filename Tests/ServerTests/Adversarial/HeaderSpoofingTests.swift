import APIModel
import Catalog
import Core
import HTTPTypes
import HummingbirdTesting
import Server
import Service
import Testing

/// What a caller says of itself in headers is believed of nobody but a trusted proxy.
@Suite struct HeaderSpoofingTests {
    /// Signs in with some headers over a real connection, and gives the address that the session was noted with.
    private func address(_ proxies: [String], _ headers: [String: String]) async throws -> String? {
        var settings = APISettings(host: "127.0.0.1", port: 0)
        settings.proxies = try proxies.map { try AddressRange(parsing: $0) }
        let scene = try await ServerScene(settings: settings)
        let made = try await scene.service.prepare()
        let password = try #require(made).withBytes { String(decoding: $0, as: UTF8.self) }
        let catalog = scene.catalog
        return try await scene.run(.live) { client in
            let reply = try await client.send(
                .post, "session", "{\"password\": \"\(password)\"}", headers: headers, token: "")
            #expect(reply.status == 201, "\(reply.body)")
            return try await catalog.read { transaction in
                try transaction.session.query("SELECT address FROM sessions").first?.optionalText("address")
            }
        }
    }

    @Test(arguments: [
        ["X-Forwarded-For": "203.0.113.9"], ["X-Forwarded-For": "203.0.113.9, 198.51.100.4"],
        ["Forwarded": "for=203.0.113.9"], ["X-Real-IP": "203.0.113.9"], ["True-Client-IP": "203.0.113.9"],
        ["CF-Connecting-IP": "203.0.113.9"], ["X-Client-IP": "203.0.113.9"], ["X-Forwarded-For": "::1"],
        ["X-Forwarded-For": "' OR '1'='1"],
    ])
    func whoIsNoProxyKeepsItsOwnAddress(_ headers: [String: String]) async throws {
        #expect(try await address([], headers) == "127.0.0.1")
        // A proxy that is trusted elsewhere is none here.
        #expect(try await address(["10.0.0.0/8"], headers) == "127.0.0.1")
    }

    /// Of what a trusted proxy passes on, only what it has written itself counts: the last address that is no proxy.
    @Test(arguments: [
        ("203.0.113.9", "203.0.113.9"), ("198.51.100.4, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1, 203.0.113.9", "203.0.113.9"), ("203.0.113.9, 127.0.0.1", "203.0.113.9"),
        ("127.0.0.1", "127.0.0.1"), ("", "127.0.0.1"), (" , ,", "127.0.0.1"),
        ("2001:db8::7", "2001:db8::7"),
    ])
    func aTrustedProxyIsBelievedItsOwnWordAlone(_ header: String, _ expected: String) async throws {
        #expect(try await address(["127.0.0.0/8"], ["X-Forwarded-For": header]) == expected)
        let others = ["Forwarded": "for=198.51.100.4", "X-Real-IP": "198.51.100.4", "X-Forwarded-For": header]
        #expect(try await address(["127.0.0.0/8"], others) == expected)
    }

    /// Whoever tries passwords is not another caller for each made-up address.
    @Test func madeUpAddressesAreNoWayAroundTheBackOff() async throws {
        let scene = try await ServerScene(settings: APISettings(host: "127.0.0.1", port: 0))
        _ = try await scene.service.prepare()
        let catalog = scene.catalog
        try await scene.run(.live) { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            var codes: [String] = []
            for number in 0..<(SignInBackoff.free + 2) {
                let wrong = try await client.send(
                    .post, "session", #"{"password": "wrong"}"#,
                    headers: ["X-Forwarded-For": "203.0.113.\(number)", "X-Real-IP": "198.51.100.\(number)"], token: "")
                codes.append(wrong.problem?.code ?? "")
            }
            #expect(codes.first == "access.password" && codes.last == "access.delayed")
            #expect(before.tables["sessions"] == (try await CatalogSnapshot(catalog)).tables["sessions"])
        }
    }

    /// What gateways write about a caller, about another path or another method means nothing here.
    @Test func headersOfGatewaysMeanNothing() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            for name in ["X-Remote-User", "Remote-User", "X-Forwarded-User", "X-Auth-Request-User", "X-User", "From"] {
                let reply = try await client.send(
                    .get, "tokens", headers: [name: "administrator", "Cookie": "session=administrator"], token: "")
                #expect(reply.status == 401 && reply.problem?.code == "access.required", "\(name)")
            }
            for name in ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"] {
                let read = try await client.send(.get, "projects/victim", headers: [name: "DELETE", "If-Match": "*"])
                #expect(read.status == 200 && read.json["name"] == .text("victim"), "\(name)")
                let sent = try await client.send(
                    .post, "projects/victim", "{}", headers: [name: "DELETE", "If-Match": "*"])
                #expect(sent.status == 405, "\(name)")
            }
            for name in ["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path"] {
                let reply = try await client.send(.get, "/healthz", headers: [name: "/api/v1/tokens"], token: "")
                #expect(reply.status == 200 && reply.json["status"] == .text("ok"), "\(name)")
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// No answer sends anybody to a host that a caller made up.
    @Test func aMadeUpHostIsNowhereInAnAnswer() async throws {
        try await ServerScene().run { client in
            let headers = [
                "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Origin": "https://evil.example",
            ]
            let made = try await client.send(.post, "projects", #"{"name": "a"}"#, headers: headers)
            #expect(made.status == 201 && made.header("Location") == "/api/v1/projects/a")
            #expect(!made.body.contains("evil.example") && made.header("Access-Control-Allow-Origin") == nil)
            let document = try await client.send(.get, "openapi.json", headers: headers, token: "")
            #expect(document.status == 200 && !document.body.contains("evil.example"))
            let asked = try await client.send(
                .options, "projects",
                headers: headers.merging(["Access-Control-Request-Method": "DELETE"]) { first, _ in first })
            #expect(asked.status == 405 && asked.header("Access-Control-Allow-Origin") == nil)
        }
    }
}
