import APIModel
import Catalog
import HTTPTypes
import Service
import Testing

/// Names from outside reach neither a statement nor a file: everything that takes one is tried with what would do harm.
@Suite struct InjectionTests {
    private static let hostile = [
        "' OR '1'='1", "'; DROP TABLE projects; --", "\" OR \"\"=\"", "x'); DELETE FROM tokens; --", "1 OR 1=1",
        "x' UNION SELECT password FROM administrators --", "$1", "?1", ":name", "\\'; --", "%' ESCAPE '%", "%", "_",
        "*",
        "../../../../etc/passwd", "..", ".", "/etc/passwd", "..\\..\\windows\\win.ini", "....//....//etc/passwd",
        "%2e%2e%2fetc%2fpasswd", "..%00.yaml", "file:///etc/passwd", "catalog.sqlite", "a\r\nSet-Cookie: x=1",
        "a\u{0}b", "\u{FEFF}shop", "sh\u{043E}p", "shop ", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}", "$(id)", "`id`",
        "<script>alert(1)</script>", String(repeating: "a", count: 5000), "\u{202E}pohs",
    ]

    /// What an answer must never hold: a file's content, a hash, a secret, a statement.
    private static let telling = ["root:x:", "scrypt", "some words", "SELECT ", "sqlite", "Set-Cookie", "syntax error"]

    private func requireSilent(_ reply: ServerReply, _ place: String) {
        for text in Self.telling where !place.contains(text) {
            #expect(!reply.body.contains(text), "\(place): \(reply.body.prefix(300))")
        }
        #expect(reply.header("Set-Cookie") == nil, "\(place)")
    }

    @Test func noPathReachesAStatementOrAFile() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let worker = try await scene.token(.worker)
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            var tried = 0
            for route in try await PublishedRoute.all(client) where !route.names.isEmpty {
                for name in route.names {
                    for text in Self.hostile {
                        let path = route.filled([name: text])
                        let reply = try await client.send(
                            route.method, path, route.hasBody ? "{}" : nil, headers: ["If-Match": "*"],
                            token: route.isOfWorkers ? worker : nil)
                        let place = "\(route.method) \(route.path) \(name)=\(text.prefix(60))"
                        #expect((400..<500).contains(reply.status) && reply.problem != nil, "\(place): \(reply.status)")
                        // The path is the caller's own; what is looked for is what it does not hold.
                        requireSilent(reply, place)
                        tried += 1
                    }
                }
            }
            #expect(tried > 20 * Self.hostile.count)
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    @Test func noQueryReachesAStatementOrAFile() async throws {
        let scene = try await ServerScene()
        let job = try await scene.addVictims()
        let catalog = scene.catalog
        let real = [
            "project": "victim", "instance": "shop", "site": "default", "repository": "main", "plan": "nightly",
            "job": job, "token": "test",
        ]
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            var tried = 0
            for route in try await PublishedRoute.all(client) where !route.queries.isEmpty {
                for name in route.queries {
                    for text in Self.hostile {
                        let path = "\(route.filled(real))?\(name)=\(PublishedRoute.escaped(text))"
                        let reply = try await client.send(
                            route.method, path, route.hasBody ? "{}" : nil, headers: ["If-Match": "*"])
                        let place = "\(route.method) \(route.path)?\(name)=\(text.prefix(60))"
                        // A page that begins behind a strange name is a page; nothing else takes one.
                        let isPage = route.method == .get && reply.status == 200
                        #expect(isPage || (400..<500).contains(reply.status), "\(place): \(reply.status)")
                        #expect(reply.status == 200 || reply.problem != nil, "\(place)")
                        requireSilent(reply, place)
                        tried += 1
                    }
                }
            }
            #expect(tried > 30 * Self.hostile.count)
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// Sent as it is, without an escape, and by nobody: no path leads around the door.
    @Test func noPathLeadsAroundTheDoor() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            for path in [
                "/../etc/passwd", "/api/v1/../../etc/passwd", "/api/v1/projects/../tokens", "/healthz/../api/v1/tokens",
                "//api/v1/tokens", "/api/v1//tokens", "/api/v1/tokens/", "/api/v1/tokens/.", "/api/v1/./tokens",
                "/%2e%2e/%2e%2e/etc/passwd", "/healthz/%2e%2e/api/v1/tokens", "/api/v1/%74okens", "/API/V1/TOKENS",
                "/api/v1/tokens;x=1", "/api/v1/tokens%2f", "/api/v1/tokens%20", "/api/v1/tokens%00", "/api/v1/tokens?",
                "/api/v2/tokens", "/catalog.sqlite", "/secret.key", "/.git/config", "/openapi.json/../tokens",
            ] {
                for method in [HTTPRequest.Method.get, .delete, .post] {
                    let reply = try await client.send(
                        method, path, method == .post ? "{}" : nil, headers: ["If-Match": "*"], token: "")
                    #expect([400, 401, 404, 405].contains(reply.status), "\(method) \(path): \(reply.status)")
                    requireSilent(reply, "\(method) \(path)")
                }
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// What is free text is kept as it was written, and is text wherever it comes out.
    @Test func aHostileTitleIsATitle() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            let titles = Self.hostile.filter { !$0.contains("\u{0}") && $0.count < 100 }
            for (number, title) in titles.enumerated() {
                let body = try WorkJSON.text(ProjectRequest(name: "p-\(number)", title: title))
                let made = try await client.post("projects", body)
                // A title is one line, and may be refused; what is taken is kept.
                guard made.status == 201 else {
                    #expect(made.status == 422 && made.paths == ["title"], "\(title): \(made.body)")
                    continue
                }
                let shown = try await client.get("projects/p-\(number)").value(ProjectDocument.self)
                #expect(shown.title == title)
            }
            let after = try await CatalogSnapshot(catalog)
            #expect(Set(before.changes(to: after)).isSubset(of: ["projects", "sites"]))
            #expect((after.tables["projects"] ?? []).count > (before.tables["projects"] ?? []).count + 10)
            #expect(try await client.get("projects/victim").status == 200)
        }
    }
}
