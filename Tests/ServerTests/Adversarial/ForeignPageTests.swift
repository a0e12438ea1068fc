import APIModel
import Catalog
import Core
import HTTPTypes
import Service
import Testing

/// A page of somebody else's in a browser that would send every cookie there could be. What counts is `Authorization`
/// alone, which no such page can have a browser send.
@Suite struct ForeignPageTests {
    /// What answers to everybody, by what the routes say of themselves; `AccessRouteTests` looks for others.
    private static let open: Set<String> = [
        "GET /", "GET /healthz", "GET /readyz", "GET /api/v1/openapi.json", "POST /api/v1/session", "GET /d/{link}",
        "GET /api/v1/sign-in", "GET /api/v1/sign-in/provider", "GET /api/v1/sign-in/provider/callback",
        "POST /api/v1/sign-in/session",
    ]
    /// What a form can have a browser send, and what a script can without asking first; and what nobody sends.
    private static let formTypes = [
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain",
        "text/plain; charset=utf-8", "TEXT/PLAIN", "text/html", "application/octet-stream",
        "text/plain, application/json",
    ]

    private static func isOpen(_ route: PublishedRoute) -> Bool {
        open.contains("\(route.method.rawValue) \(route.path)")
    }

    /// Every name under which another service might keep a session.
    private static func cookies(_ tokens: [String]) -> String {
        let names = [
            "session", "sessionid", "sid", "token", "access_token", "tidemark", "tidemark_session", "tidemark_sign_in",
            "Authorization", "__Host-session", "__Secure-token",
        ]
        return names.flatMap { name in tokens.flatMap { ["\(name)=\($0)", "\(name)=Bearer \($0)"] } }
            .joined(separator: "; ")
    }

    /// Names of things there are, so that a request which is taken would change something.
    private static func real(_ job: String) -> [String: String] {
        [
            "project": "victim", "instance": "shop", "site": "default", "repository": "main", "plan": "nightly",
            "job": job, "token": "test", "person": "administrator",
        ]
    }

    @Test func aForeignPageDoesNothing() async throws {
        let scene = try await ServerScene()
        let job = try await scene.addVictims()
        let password = try #require(try await scene.service.prepare())
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run { client in
            let request = SignInRequest(password: password.withBytes { String(decoding: $0, as: UTF8.self) })
            let session = try await client.send(.post, "session", try WorkJSON.text(request), token: "")
                .value(SessionDocument.self).token
            let before = try await CatalogSnapshot.settled(catalog, client)
            let cookie = Self.cookies([token, session])
            let pages = [
                ["Origin": "https://evil.example", "Referer": "https://evil.example/", "Sec-Fetch-Site": "cross-site"],
                ["Origin": "null", "Sec-Fetch-Mode": "no-cors"], ["Origin": "http://127.0.0.1:8420"],
            ]
            var tried = 0
            for route in try await PublishedRoute.all(client) where !Self.isOpen(route) {
                let path = route.filled(Self.real(job))
                for page in pages {
                    for type in ["application/json", "application/x-www-form-urlencoded", "text/plain"] {
                        let headers = page.merging(["Cookie": cookie, "If-Match": "*"]) { first, _ in first }
                        let reply = try await client.send(
                            route.method, path, route.hasBody ? #"{"name": "made"}"# : nil, type: type,
                            headers: headers, token: "")
                        let place = "\(route.method) \(path) \(page["Origin"] ?? "") \(type)"
                        #expect(reply.status == 401 && reply.problem?.code == "access.required", "\(place)")
                        requireClosed(reply, place)
                        tried += 1
                    }
                }
            }
            #expect(tried > 900)
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
            // What was refused is what the same token does where it is shown as it should be.
            for token in [token, session] {
                let body = "{\"name\": \"by-\(token.prefix(3))\"}"
                let headers = pages[0].merging(["Cookie": cookie]) { first, _ in first }
                #expect(try await client.send(.post, "projects", body, headers: headers, token: token).status == 201)
            }
        }
    }

    /// A script asks before it sends what a form cannot; nothing tells it that it may, nor lets it read an answer.
    @Test func noBrowserIsToldThatAForeignPageMay() async throws {
        let scene = try await ServerScene()
        let job = try await scene.addVictims()
        try await scene.run { client in
            for route in try await PublishedRoute.all(client) {
                for origin in ["https://evil.example", "null"] {
                    let reply = try await client.send(
                        .options, route.filled(Self.real(job)),
                        headers: [
                            "Origin": origin, "Access-Control-Request-Method": route.method.rawValue,
                            "Access-Control-Request-Headers": "authorization, content-type, if-match",
                        ], token: "")
                    #expect((400..<500).contains(reply.status), "\(route.path): \(reply.status)")
                    requireClosed(reply, route.path)
                }
            }
            let read = try await client.send(.get, "projects", headers: ["Origin": "https://evil.example"])
            #expect(read.status == 200)
            requireClosed(read, "projects")
        }
    }

    /// What a form could send is read nowhere, whoever sends it.
    @Test func whatAFormSendsIsReadNowhere() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let worker = try await scene.token(.worker)
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            let routes = try await PublishedRoute.all(client).filter(\.hasBody)
            #expect(routes.count > 20)
            for route in routes {
                for type in Self.formTypes {
                    // Read as JSON it would be whole.
                    for body in [
                        #"{"name": "made", "password": "x"}"#, "name=made&password=x", #"{"a": "=", "name": "b"}"#,
                    ] {
                        let reply = try await client.send(
                            route.method, route.filled(), body, type: type, headers: ["If-Match": "*"],
                            token: Self.isOpen(route) ? "" : route.isOfWorkers ? worker : nil)
                        let place = "\(route.method) \(route.path) \(type)"
                        #expect(reply.status == 415 && reply.problem?.code == "request.type", "\(place): \(reply.body)")
                        #expect(reply.header("Accept")?.contains("application/json") == true, "\(place)")
                    }
                }
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    private func requireClosed(_ reply: ServerReply, _ place: String) {
        let telling = [
            "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers",
        ]
        for name in telling + ["Set-Cookie"] { #expect(reply.header(name) == nil, "\(place): \(name)") }
    }
}
