import APIModel
import Core
import HTTPTypes
import Service
import TestKit
import Testing

@Suite struct PeopleRouteTests {
    private static let password = "correct horse battery"

    private func signIn(
        _ client: ServerClient, _ name: String, _ password: String, new: String? = nil, token: String = ""
    ) async throws -> ServerReply {
        let request = SignInRequest(name: name, password: password, newPassword: new)
        return try await client.send(
            .post, "session", try WorkJSON.text(request), headers: ["User-Agent": "test/1"], token: token)
    }

    @Test func anAccountHasALife() async throws {
        let scene = try await ServerScene()
        try await scene.run { client in
            let made = try await client.post("people", #"{"name": "alice", "title": "Alice"}"#)
            #expect(made.status == 201 && made.header("Location") == "/api/v1/people/alice")
            let first = try #require(try made.value(NewPersonDocument.self).password)
            // A password is no answer to keep, even where a key is sent.
            #expect(try await client.post("people", #"{"name": "alice"}"#).problem?.code == "catalog.exists")
            let changing = try await signIn(client, "alice", first)
            #expect(changing.status == 403 && changing.problem?.code == "access.change")
            let weak = try await signIn(client, "alice", first, new: "password1234")
            #expect(weak.status == 422 && weak.paths == ["newPassword"])
            let session = try await signIn(client, "alice", first, new: Self.password).value(SessionDocument.self)

            let shown = try await client.get("people/alice")
            let etag = try #require(shown.header("ETag"))
            let changed = try await client.put(
                "people/alice", #"{"title": "A", "mail": "a@example.com"}"#, etag: etag)
            #expect(changed.status == 200 && changed.header("ETag") != etag)
            #expect(try await client.put("people/alice", "{}", etag: etag).status == 412)
            #expect(try await client.send(.put, "people/alice", "{}").status == 428)
            for mail in ["a", "a@", "@a", "a b@c", "a@b\\nc", "a@b@c"] {
                #expect(try await client.put("people/alice", "{\"mail\": \"\(mail)\"}").paths == ["mail"], "\(mail)")
            }
            let own = try await client.get("session/sessions", token: session.token)
                .value(Page<OpenSessionDocument>.self).items
            #expect(own.count == 1 && own[0].isCurrent && own[0].agent == "test/1" && own[0].person == "alice")
            let all = try await client.get("sessions?person=alice").value(Page<OpenSessionDocument>.self).items
            #expect(all.map(\.id) == own.map(\.id) && all.allSatisfy { !$0.isCurrent })
            #expect(try await client.send(.delete, "sessions/\(own[0].id)").status == 204)
            #expect(try await client.get("session", token: session.token).status == 401)
            #expect(try await client.send(.delete, "sessions/\(own[0].id)").status == 404)

            let reset = try await client.post("people/alice/password").value(NewPersonDocument.self)
            #expect(reset.password != nil && reset.person.mustChangePassword)
            #expect(try await client.post("people/alice/unlock").status == 200)
            #expect(try await client.post("people/alice/factor-reset").status == 200)
            #expect(try await client.delete("people/alice").status == 204)
            #expect(try await client.get("people/alice").status == 404)
            #expect(try await client.post("people/alice/password").status == 404)
        }
    }

    @Test func machinesOfANarrowScopeSeeNobody() async throws {
        let scene = try await ServerScene()
        let worker = try await scene.token(.worker)
        try await scene.run { client in
            for path in ["people", "people/a", "sessions"] {
                #expect(try await client.get(path, token: worker).problem?.code == "access.denied", "\(path)")
            }
            let post = try await client.send(.post, "people", #"{"name": "a"}"#, token: worker)
            #expect(post.problem?.code == "access.denied")
            for path in ["people/a/password", "people/a/unlock", "people/a/factor-reset"] {
                #expect(try await client.send(.post, path, token: worker).problem?.code == "access.denied", "\(path)")
            }
            // A machine has no password, factor or sessions of its own, whatever its scope.
            #expect(try await client.get("session/sessions").problem?.code == "access.denied")
            let factor = try await client.post("session/factor", #"{"password": "a"}"#)
            #expect(factor.problem?.code == "access.denied")
        }
    }

    /// Session fixation, and requests that a foreign page makes a browser send: a browser sends cookies by itself, and cookies
    /// sign nobody in.
    @Test func aSessionIsNewEachTimeAndNoCookieIsOne() async throws {
        let scene = try await ServerScene()
        let made = try await scene.service.prepare()
        let password = try #require(made).withBytes { String(decoding: $0, as: UTF8.self) }
        try await scene.run { client in
            let planted = try await signIn(client, "administrator", password).value(SessionDocument.self)
            let reply = try await signIn(client, "administrator", password, token: planted.token)
            let session = try reply.value(SessionDocument.self)
            #expect(session.token != planted.token && reply.header("Set-Cookie") == nil)
            for name in ["session", "token", "tidemark", "tidemark_sign_in", "Authorization"] {
                let cookie = try await client.send(
                    .get, "session", headers: ["Cookie": "\(name)=\(session.token)"], token: "")
                #expect(cookie.status == 401, "\(name)")
            }
            let query = try await client.get("session?token=\(session.token)", token: "")
            #expect(query.status == 401)
            let basic = try await client.send(
                .get, "session", headers: ["Authorization": "Basic \(session.token)"], token: "")
            #expect(basic.status == 401)
        }
    }

    /// Whoever sends another address with each attempt is still one: the header counts from known proxies alone.
    @Test func aMadeUpAddressIsNoWayAroundTheWait() async throws {
        let scene = try await ServerScene()
        _ = try await scene.service.prepare()
        try await scene.run { client in
            var codes: [String] = []
            for number in 0...(SignInBackoff.free + 1) {
                let reply = try await client.send(
                    .post, "session", #"{"name": "person-\#(number)", "password": "wrong"}"#,
                    headers: ["X-Forwarded-For": "198.51.100.\(number)", "X-Real-IP": "198.51.100.\(number)"],
                    token: "")
                codes.append(reply.problem?.code ?? "")
            }
            #expect(codes.last == "access.delayed", "\(codes)")
        }
    }

    @Test func tokensRotateOverTheWire() async throws {
        let scene = try await ServerScene()
        let first = try await scene.token(.worker)
        try await scene.run { client in
            let reply = try await client.post("tokens/worker/rotation", #"{"graceMinutes": 5}"#)
            let second = try reply.value(NewTokenDocument.self)
            #expect(reply.status == 200 && second.token != first && second.document.oldUntil != nil)
            for token in [first, second.token] {
                #expect(try await client.get("session", token: token).status == 200)
            }
            _ = try await client.post("tokens/worker/rotation", "{}")
            for token in [first, second.token] {
                #expect(try await client.get("session", token: token).status == 401)
            }
            #expect(try await client.post("tokens/worker/rotation", #"{"graceMinutes": 10081}"#).status == 422)
            #expect(try await client.post("tokens/none/rotation", "{}").status == 404)
        }
    }
}
