import APIModel
import Catalog
import Core
import HTTPTypes
import Service
import Testing

/// A token is whole, alive and shown as it should be, or it is none.
@Suite struct ForgedTokenTests {
    private struct Attempt: Sendable {
        let name: String
        let headers: [String: String]
        var query = ""
    }

    /// What is tried with a token: `tmt_`, 16 digits, `_`, 64 digits.
    private func forged(_ token: String, other: String) -> [Attempt] {
        let parts = token.split(separator: "_").map(String.init)
        let others = other.split(separator: "_").map(String.init)
        func flipped(_ text: String, at index: Int) -> String {
            var letters = Array(text)
            letters[index] = letters[index] == "0" ? "1" : "0"
            return String(letters)
        }
        func join(_ kind: String, _ id: String, _ secret: String) -> String { "\(kind)_\(id)_\(secret)" }
        let texts: [(String, String)] = [
            ("last digit", join(parts[0], parts[1], flipped(parts[2], at: 63))),
            ("first digit", join(parts[0], parts[1], flipped(parts[2], at: 0))),
            ("name", join(parts[0], flipped(parts[1], at: 3), parts[2])),
            ("another's secret", join(parts[0], parts[1], others[2])),
            ("another's name", join(parts[0], others[1], parts[2])),
            ("session", join("tms", parts[1], parts[2])), ("kind in capitals", join("TMT", parts[1], parts[2])),
            ("unknown kind", join("tmx", parts[1], parts[2])), ("no secret", join(parts[0], parts[1], "")),
            ("no name", join(parts[0], "", parts[2])),
            ("zeroes", join(parts[0], parts[1], String(repeating: "0", count: 64))),
            ("no digits", join(parts[0], parts[1], String(repeating: "z", count: 64))),
            ("wide digits", join(parts[0], parts[1], String(repeating: "\u{FF10}", count: 64))),
            ("pattern", join(parts[0], parts[1], String(repeating: "%", count: 64))),
            ("longer", token + "0"), ("twice", token + token), ("tail", token + "_"),
            ("spaced", token.replacing("_", with: " _")), ("statement", "tmt_' OR '1'='1_" + parts[2]),
            ("no algorithm", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbmlzdHJhdG9yIn0."), ("word", "administrator"),
            ("long", String(repeating: "a", count: 20_000)),
        ]
        let cuts = [0, 1, 4, 20, 21, 40, 80, token.count - 1].map { ("cut to \($0)", String(token.prefix($0))) }
        var attempts = (texts + cuts).map { Attempt(name: $0.0, headers: ["Authorization": "Bearer \($0.1)"]) }
        for header in [
            "Basic \(token)", "Token \(token)", token, "Bearer", "Bearer Bearer \(token)", "Bearer,\(token)",
        ] {
            attempts.append(Attempt(name: String(header.prefix(14)), headers: ["Authorization": header]))
        }
        attempts += [
            Attempt(
                name: "cookie", headers: ["Cookie": "token=\(token); session=\(token); Authorization=Bearer \(token)"]),
            Attempt(
                name: "header",
                headers: ["X-Auth-Token": token, "X-Api-Key": token, "Proxy-Authorization": "Bearer \(token)"]),
            Attempt(name: "query", headers: [:], query: "?access_token=\(token)&token=\(token)"),
        ]
        return attempts
    }

    /// Reads and changes, which all of them would do with the true token.
    private func requireRefused(_ client: ServerClient, _ attempt: Attempt) async throws {
        let calls: [(HTTPRequest.Method, String, String?)] = [
            (.get, "session", nil), (.get, "tokens", nil), (.delete, "projects/victim", nil),
            (.post, "projects", #"{"name": "made"}"#), (.put, "projects/victim", #"{"name": "victim", "title": "x"}"#),
            (.post, "tokens", #"{"name": "made", "scope": "administrator"}"#),
            (.post, "work/wait", #"{"seconds": 0}"#),
        ]
        for (method, path, body) in calls {
            let headers = attempt.headers.merging(["If-Match": "*"]) { first, _ in first }
            let reply = try await client.send(method, path + attempt.query, body, headers: headers, token: "")
            #expect(
                reply.status == 401 && reply.problem?.code == "access.required", "\(attempt.name): \(method) \(path)")
            #expect(reply.header("WWW-Authenticate") == "Bearer", "\(attempt.name)")
        }
    }

    @Test func whatIsForgedOrCutOffIsNoToken() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let other = try await scene.token(.worker)
        let (catalog, token) = (scene.catalog, scene.token)
        try await scene.run { client in
            #expect(try await client.get("session").status == 200)
            let before = try await CatalogSnapshot.settled(catalog, client)
            for attempt in forged(token, other: other) { try await requireRefused(client, attempt) }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
            #expect(try await client.get("session").status == 200)
        }
    }

    /// Machines' tokens and sessions that have run out, were taken back or ended, however often they are shown again.
    @Test func whatHasRunOutOrWasTakenBackIsNoToken() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let made = try await scene.service.prepare()
        let password = try #require(made).withBytes { String(decoding: $0, as: UTF8.self) }
        let (expired, removed) = (try await scene.token(.worker), try await scene.token(.metrics))
        let catalog = scene.catalog
        try await scene.run { client in
            func signIn() async throws -> String {
                let reply = try await client.send(.post, "session", "{\"password\": \"\(password)\"}", token: "")
                return try reply.value(SessionDocument.self).token
            }
            let (ended, old) = (try await signIn(), try await signIn())
            for token in [expired, removed, ended, old] {
                #expect(try await client.get("session", token: token).status == 200)
            }
            #expect(try await client.delete("tokens/metrics").status == 204)
            #expect(try await client.send(.delete, "session", token: ended).status == 204)
            try await catalog.write { transaction in
                let past = CatalogValue(try transaction.now().adding(seconds: -1))
                _ = try transaction.session.execute("UPDATE tokens SET expires_at = ? WHERE name = 'worker'", [past])
                _ = try transaction.session.execute("UPDATE sessions SET expires_at = ?", [past])
            }
            let before = try await CatalogSnapshot.settled(catalog, client)
            for (name, token) in [("expired", expired), ("removed", removed), ("ended", ended), ("old", old)] {
                for _ in 0..<2 {
                    try await requireRefused(
                        client, Attempt(name: name, headers: ["Authorization": "Bearer \(token)"]))
                }
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// A lesser token cannot make itself a greater one, nor act for somebody else.
    @Test func noTokenMakesItselfGreater() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        let lesser = [try await scene.token(.worker), try await scene.token(.metrics)]
        let catalog = scene.catalog
        try await scene.run { client in
            let before = try await CatalogSnapshot.settled(catalog, client)
            let calls: [(HTTPRequest.Method, String, String?)] = [
                (.post, "tokens", #"{"name": "made", "scope": "administrator"}"#), (.delete, "tokens/test", nil),
                (.put, "session/password", #"{"current": "a long password", "new": "another long one"}"#),
                (.get, "tokens", nil), (.get, "instances", nil), (.delete, "projects/victim", nil),
                (.put, "instances/shop/credentials", #"{"password": "p"}"#), (.get, "compliance/default", nil),
                (.post, "jobs", #"{"kind": "base", "instance": "shop"}"#),
            ]
            for token in lesser {
                for (method, path, body) in calls {
                    for extra in [[:], ["X-Scope": "administrator"], ["Idempotency-Key": "k"]] {
                        let reply = try await client.send(
                            method, path, body, headers: extra.merging(["If-Match": "*"]) { first, _ in first },
                            token: token)
                        // Who may not even see a thing is told that it is not there.
                        let codes = [403: "access.denied", 404: "catalog.missing"]
                        let code = codes[reply.status]
                        #expect(code != nil && reply.problem?.code == code, "\(method) \(path): \(reply.body)")
                    }
                }
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }
}
