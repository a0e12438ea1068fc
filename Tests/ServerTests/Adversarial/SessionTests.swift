import APIModel
import Catalog
import Core
import HTTPTypes
import Service
import Testing

/// A session is the service's own, made at the sign-in and nowhere else, and good for nothing but itself.
@Suite struct SessionTests {
    private static let chosen = "correct horse battery"

    private static func text(_ secret: Secret) -> String {
        secret.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    private func signIn(
        _ client: ServerClient, _ name: String, _ password: String, headers: [String: String] = [:], token: String = ""
    ) async throws -> String {
        let form = try WorkJSON.text(SignInRequest(name: name, password: password))
        let reply = try await client.send(.post, "session", form, headers: headers, token: token)
        #expect(reply.status == 201, "\(reply.body)")
        return try reply.value(SessionDocument.self).token
    }

    /// A person with a password of her own, by her first session.
    private func addPerson(_ client: ServerClient, _ name: String) async throws -> String {
        let made = try await client.post("people", "{\"name\": \"\(name)\"}").value(NewPersonDocument.self)
        let form = SignInRequest(name: name, password: try #require(made.password), newPassword: Self.chosen)
        return try await client.send(.post, "session", try WorkJSON.text(form), token: "")
            .value(SessionDocument.self).token
    }

    private func name(_ client: ServerClient, _ token: String) async throws -> String? {
        let reply = try await client.get("session", token: token)
        return reply.status == 200 ? try reply.value(CallerDocument.self).name : nil
    }

    /// `tms_`, the session's name, its secret.
    private func parts(_ token: String) -> [String] { token.split(separator: "_").map(String.init) }

    /// Whoever signs in is given a session that nobody had before, whatever was there already or is sent along.
    @Test func noSessionIsTakenOver() async throws {
        let scene = try await ServerScene()
        let password = Self.text(try #require(try await scene.service.prepare()))
        try await scene.run { client in
            let attacker = try await addPerson(client, "mallory")
            let planted = "tms_0123456789abcdef_" + String(repeating: "5", count: 64)
            var seen = [attacker, planted]
            for token in ["", planted, attacker] {
                let id = parts(token.isEmpty ? planted : token)[1]
                let headers = [
                    "Cookie": "session=\(token); tidemark_sign_in=\(token); session_id=\(id)", "X-Session-Id": id,
                    "X-Auth-Token": token, "Idempotency-Key": "planted",
                ]
                let session = try await signIn(client, "administrator", password, headers: headers, token: token)
                #expect(!seen.contains(session) && !seen.map { parts($0)[1] }.contains(parts(session)[1]))
                #expect(!seen.map { parts($0)[2] }.contains(parts(session)[2]))
                #expect(try await name(client, session) == "administrator")
                seen.append(session)
            }
            // Who planted a session has gained nothing by it.
            #expect(try await name(client, planted) == nil)
            #expect(try await name(client, attacker) == "mallory")
            for field in ["session", "id", "token"] {
                let form = "{\"password\": \"\(password)\", \"\(field)\": \"\(planted)\"}"
                let inBody = try await client.send(.post, "session", form, token: "")
                #expect(inBody.status == 422 && inBody.paths == [field])
                let inQuery = try await client.send(
                    .post, "session?\(field)=\(planted)", "{\"password\": \"\(password)\"}", token: "")
                #expect(inQuery.status == 422 && inQuery.paths == ["query.\(field)"])
            }
            #expect(try await name(client, planted) == nil)
        }
    }

    /// Signing out ends one session, another password all others; what has ended is never taken again.
    @Test func aSessionEndsAsItIsSaid() async throws {
        let scene = try await ServerScene()
        try await scene.run { client in
            let first = try await addPerson(client, "alice")
            let second = try await signIn(client, "alice", Self.chosen)
            let third = try await signIn(client, "alice", Self.chosen, token: second)
            for token in [first, second, third] { #expect(try await name(client, token) == "alice") }
            #expect(try await client.send(.delete, "session", token: first).status == 204)
            #expect(try await name(client, first) == nil)
            for token in [second, third] { #expect(try await name(client, token) == "alice") }
            let change = try WorkJSON.text(PasswordChange(current: Self.chosen, new: "another password of mine"))
            #expect(try await client.send(.put, "session/password", change, token: third).status == 204)
            #expect(try await name(client, second) == nil)
            #expect(try await name(client, third) == "alice")
            let open = try await client.get("sessions?person=alice").value(Page<OpenSessionDocument>.self).items
            #expect(open.map(\.id) == [parts(third)[1]])
            let again = try await signIn(client, "alice", "another password of mine", token: first)
            for token in [first, second] {
                #expect(parts(again)[1] != parts(token)[1])
                #expect(try await name(client, token) == nil)
            }
        }
    }

    /// Two services of the same kind, with people of the same names.
    @Test func aSessionOpensNoOtherService() async throws {
        let (one, other) = (try await ServerScene(), try await ServerScene())
        try await other.addVictims()
        let password = Self.text(try #require(try await one.service.prepare()))
        _ = try await other.service.prepare()
        let (machine, catalog) = (one.token, other.catalog)
        try await one.run { client in
            let session = try await signIn(client, "administrator", password)
            try await other.run { stranger in
                let before = try await CatalogSnapshot.settled(catalog, stranger)
                for token in [session, machine] {
                    #expect(try await client.get("session", token: token).status == 200)
                    let read = try await stranger.get("projects", token: token)
                    #expect(read.status == 401 && read.problem?.code == "access.required")
                    let removal = try await stranger.send(
                        .delete, "projects/victim", headers: ["If-Match": "*"], token: token)
                    #expect(removal.status == 401)
                }
                #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
            }
        }
    }

    /// A session is no machine's token, nor the other way round; cut or lengthened, either is none.
    @Test func aTokenIsOfItsKindAndWhole() async throws {
        let scene = try await ServerScene()
        let password = Self.text(try #require(try await scene.service.prepare()))
        let catalog = scene.catalog
        try await scene.run { client in
            let session = try await signIn(client, "administrator", password)
            let machine = client.token
            let before = try await CatalogSnapshot.settled(catalog, client)
            for (token, other) in [(session, machine), (machine, session)] {
                let (own, foreign) = (parts(token), parts(other))
                #expect(own[0] != foreign[0])
                var forged = [
                    [foreign[0], own[1], own[2]], [own[0], foreign[1], own[2]], [own[0], own[1], foreign[2]],
                    [foreign[0], foreign[1], own[2]], [own[0].uppercased(), own[1], own[2]],
                    [own[0], own[1] + "00", own[2]], [own[0], "00" + own[1], own[2]], [own[0], own[1], own[2] + "00"],
                    [own[0], own[1], "00" + own[2]], [own[0], own[1], own[2] + own[2]],
                    [own[0], own[1], own[2], own[2]],
                    [foreign[0], own[0], own[1], own[2]],
                ].map { $0.joined(separator: "_") }
                for length in [3, 4, 20, 21, token.count / 2, token.count - 2, token.count - 1] {
                    forged += [String(token.prefix(length)), String(token.suffix(length))]
                }
                forged += [token + "_", "_" + token, token + "%00", token + ",", "\"\(token)\"", token + " " + other]
                for text in forged {
                    let reply = try await client.get("session", token: text)
                    #expect(reply.status == 401 && reply.problem?.code == "access.required", "\(text)")
                    let removal = try await client.send(.delete, "session", token: text)
                    #expect(removal.status == 401, "\(text)")
                }
                #expect(try await client.get("session", token: token).status == 200)
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
        }
    }

    /// A link opens its file alone, and what signs somebody in opens no file.
    @Test func aLinkIsNoTokenAndATokenNoLink() async throws {
        let scene = try await ServerScene()
        try await scene.addVictims()
        try await addExport(scene)
        let password = Self.text(try #require(try await scene.service.prepare()))
        let catalog = scene.catalog
        try await scene.run { client in
            let session = try await signIn(client, "administrator", password)
            let made = try await client.post("exports/e/links", "{}").value(NewLinkDocument.self)
            let link = String(made.path.dropFirst(3))
            let halves = link.split(separator: ".").map(String.init)
            try #require(halves.count == 2 && made.path == "/d/\(link)")
            let before = try await CatalogSnapshot.settled(catalog, client)
            var texts = [link, halves[1], made.path]
            for kind in ["tms", "tmt"] {
                texts += [halves[0].prefix(16), halves[0].suffix(16)].map { "\(kind)_\($0)_\(halves[1])" }
                texts.append("\(kind)_\(halves[0])_\(halves[1])")
            }
            for text in texts {
                #expect(try await client.get("exports", token: text).status == 401)
                #expect(try await client.send(.delete, "exports/e", token: text).status == 401)
            }
            // Few, since an address that guesses has to wait.
            let (own, id) = (parts(session), made.document.id)
            for text in [session, "\(own[1])\(own[1]).\(own[2])", "\(halves[0]).\(own[2])", client.token] {
                #expect(try await client.send(.get, "/d/\(text)", token: "").status == 404)
            }
            #expect(before.changes(to: try await CatalogSnapshot(catalog)) == [])
            #expect(try await client.get("links/\(id)").value(LinkDocument.self).uses == 0)
            #expect(try await name(client, session) == "administrator")
        }
    }

    /// An export `e` that is ready, as far as the catalog knows.
    private func addExport(_ scene: ServerScene) async throws {
        let order = try WorkJSON.text(ExportOrder(to: "latest", format: "sql"))
        try await scene.catalog.write { transaction in
            let now = try transaction.now()
            let repository = try transaction.repositories.named("main", in: "p")?.id ?? ""
            try transaction.dataExports.add(
                DataExportRecord(
                    id: "e", project: "p", instance: "i", repository: repository, job: "j", document: order,
                    createdBy: "o", createdAt: now, keptSeconds: 3600, expiresAt: now.adding(seconds: 3600)))
            _ = try transaction.dataExports.setFile(
                DataExportRecord.File(
                    folder: "exports/e/1/", name: "e.sql.age", partBytes: 8 << 20, bytes: 5000, hash: "feed", tables: 1,
                    rows: 1, readyAt: now), of: "e")
        }
    }
}
