import APIModel
import Catalog
import Core
import HTTPTypes
import HummingbirdTesting
import Server
import Service
import TestKit
import Testing

@Suite struct AuditRouteTests {
    private func lines(_ catalog: Catalog) async throws -> [String] {
        try await catalog.read { transaction in
            try transaction.session.query("SELECT line FROM audit_entries ORDER BY number").map { try $0.text("line") }
        }
    }

    private func entries(_ catalog: Catalog) async throws -> [AuditEntryDocument] {
        try await lines(catalog).map { line in
            let parsed = try #require(AuditLine(Array(line.utf8)))
            return try #require(AuditEntryDocument(parsed))
        }
    }

    /// Allowed, refused or failed: every call stands there before it is answered, with its request and the caller.
    @Test func everyCallIsWrittenWithItsResult() async throws {
        let scene = try await ServerScene()
        let worker = try await scene.token(.worker)
        try await scene.run { client in
            let before = try await entries(scene.catalog).last?.number ?? 0
            func newest() async throws -> AuditEntryDocument {
                try #require(try await entries(scene.catalog).last)
            }
            let listed = try await client.get("plans")
            #expect(listed.status == 200)
            let seen = try await newest()
            #expect(seen.result == "allowed" && seen.who == "token/test" && seen.whoKind == "token")
            #expect(seen.request == listed.header("X-Request-Id") && seen.function == "listPlans")
            #expect(seen.verb == "view" && seen.resourceKind == "plan" && seen.project == "default")

            let named = try await client.send(.get, "plans/none", headers: ["X-Request-Id": "my-request"])
            #expect(named.status == 404)
            let failed = try await newest()
            #expect(failed.result == "failed" && failed.code == "catalog.missing" && failed.request == "my-request")
            #expect(failed.resource == "none" && failed.function == "showPlan")

            #expect(try await client.get("plans", token: worker).status == 403)
            let refused = try await newest()
            #expect(refused.result == "refused" && refused.code == "access.denied" && refused.who == "token/worker")
            #expect(refused.function == "listPlans")

            let forged = "tmt_0123456789abcdef_" + String(repeating: "0", count: 64)
            #expect(try await client.get("plans", token: forged).status == 401)
            let unknown = try await newest()
            #expect(unknown.result == "refused" && unknown.code == "access.required" && unknown.whoKind == "nobody")

            #expect(try await client.post("projects", #"{"name": 7}"#).status == 422)
            #expect(try await newest().code == "config.invalid")
            #expect(try await client.post("projects", #"{"name": "team"}"#).status == 201)
            #expect(try await newest().result == "allowed")
            // Each of the calls once.
            #expect(try await newest().number == before + 6)

            // Of itself, and what is asked all the time.
            #expect(try await client.get("/healthz", token: "").status == 200)
            let hello = #"""
                {"worker": "w", "sites": [], "kinds": ["base"], "slots": 1, "streams": 1, "version": "1", "host": "h"}
                """#
            for _ in 0..<5 {
                #expect(try await client.send(.post, "work/register", hello, token: worker).status == 204)
            }
            #expect(try await newest().number == before + 7)
            #expect(["work", "registerWorker"].contains(try await newest().function))
            // Reading it stands there too.
            #expect(try await client.get("audit").status == 200)
            #expect(try await newest().function == "searchAudit")
            let report = try await AuditInspection.run(scene.catalog)
            #expect(report.isIntact, "\(report.findings)")
        }
    }

    /// The word about where a call came from is taken from trusted proxies alone.
    @Test func theAddressIsThatOfTheCaller() async throws {
        let scene = try await ServerScene()
        try await scene.run(.live) { client in
            _ = try await client.send(.get, "plans", headers: ["X-Forwarded-For": "198.51.100.1"])
            let address = try await entries(scene.catalog).last?.address
            #expect(["127.0.0.1", "::1"].contains(address))
        }
    }

    @Test func whatCannotBeWrittenDownIsNotAnswered() async throws {
        let scene = try await ServerScene()
        try await scene.run { client in
            #expect(try await client.get("instances").status == 200)
            try await scene.catalog.write { transaction in
                _ = try transaction.session.execute("ALTER TABLE audit_entries RENAME TO elsewhere")
            }
            for path in ["instances", "plans/none", "audit/state"] {
                let reply = try await client.get(path)
                #expect(reply.status == 503 && reply.problem?.code == "audit.unavailable", "\(path)")
                #expect(!reply.body.contains("items"))
            }
            let change = try await client.put("audit/retention", #"{"days": 200}"#)
            #expect(change.status == 503 && change.problem?.code == "audit.unavailable")
            try await scene.catalog.write { transaction in
                _ = try transaction.session.execute("ALTER TABLE elsewhere RENAME TO audit_entries")
            }
            #expect(try await client.get("audit/retention").value(AuditRetentionDocument.self).days == 400)
        }
    }

    /// Everything secret that can be sent or is shown once, sent by way of the API: none of it stands in any entry.
    @Test func nothingSecretIsWritten() async throws {
        let scene = try await ServerScene()
        let made = try await scene.service.prepare()
        let password = try #require(made).withBytes { String(decoding: $0, as: UTF8.self) }
        let mark = "zJ7-mark-of-a-secret"
        try await scene.run { client in
            var secrets = [mark, password, scene.token]
            let session = try await client.send(.post, "session", "{\"password\": \"\(password)\"}", token: "")
            let signedIn = try session.value(SessionDocument.self).token
            secrets.append(signedIn)
            #expect(try await client.send(.post, "session", "{\"password\": \"\(mark)\"}", token: "").status == 401)
            #expect(try await client.get("plans", token: "tms_\(mark)").status == 401)
            let change = "{\"current\": \"\(mark)\", \"new\": \"\(mark) and more\"}"
            _ = try await client.send(.put, "session/password", change, token: signedIn)
            let token = try await client.post("tokens", #"{"name": "ci", "scope": "worker"}"#)
            secrets.append(try token.value(NewTokenDocument.self).token)

            let instance = #"{"name": "shop", "host": "db.example.com", "tags": ["env=test"]}"#
            #expect(try await client.post("instances", instance).status == 201)
            let credentials = try await client.put("instances/shop/credentials", "{\"password\": \"\(mark)\"}")
            #expect(credentials.status < 300, "\(credentials.body)")
            let list = "name,host,password\nshop-2,db2,\(mark)\n"
            _ = try await client.send(.post, "instances/import", list, type: "text/csv")
            let key = "{\"kind\": \"passphrase\", \"secret\": \"\(mark)\"}"
            let repository =
                "{\"name\": \"main\", \"url\": \"s3://bucket/x?region=eu\", \"key\": \(key), \"credentials\": "
                + "{\"accessKeyId\": \"\(mark)\", \"secretKey\": \"\(mark)\", \"sessionToken\": \"\(mark)\"}}"
            #expect(try await client.post("repositories", repository).status == 201)
            #expect(try await client.put("repositories/main", repository).status == 200)
            // What is refused holds it as well.
            _ = try await client.post("repositories", repository.replacing("s3://bucket", with: "ftp://me:\(mark)@x"))
            let restore =
                "{\"kind\": \"restore\", \"instance\": \"shop\", \"targetServer\": {\"host\": \"h\", \"user\": \"u\", "
                + "\"password\": \"\(mark)\"}, \"payload\": {\"to\": \"latest\"}}"
            _ = try await client.post("jobs", restore)
            _ = try await client.get("audit?text=\(mark.prefix(3))")

            let written = try await self.lines(scene.catalog)
            #expect(written.count > 10)
            let all = written.joined(separator: "\n") + (try await client.get("audit/export").body)
            for secret in secrets {
                #expect(!all.contains(secret), "\(secret.prefix(4))")
                // Of a token neither the half that proves it.
                if let half = secret.split(separator: "_").last, half.count == 64 { #expect(!all.contains(half)) }
            }
        }
    }

    @Test func theAuditIsFoundHandedOutAndProven() async throws {
        let scene = try await ServerScene()
        try await scene.run { client in
            for _ in 0..<5 { _ = try await client.get("plans") }
            let page = try await client.get("audit?function=listPlans&limit=2&result=allowed")
            let found = try page.value(Page<AuditEntryDocument>.self)
            #expect(found.items.count == 2 && found.next == "\(found.items[1].number)")
            let rest = try await client.get("audit?function=listPlans&after=\(found.next ?? "")")
                .value(Page<AuditEntryDocument>.self)
            #expect(rest.items.count == 3 && rest.next == nil)
            #expect(try await client.get("audit?result=maybe").paths == ["query.result"])
            #expect(try await client.get("audit?after=x").status == 422)

            let export = try await client.get("audit/export")
            #expect(export.status == 200 && export.type == "application/x-ndjson")
            #expect(export.header("Content-Disposition") == "attachment; filename=\"audit.jsonl\"")
            var verifier = AuditVerifier(publicKey: nil)
            for line in export.body.split(separator: "\n") { verifier.add(Array(line.utf8)) }
            #expect(verifier.finish(at: Timestamp(seconds: 0)).isIntact)
            let part = try await client.get("audit/export?after=2&most=3").body.split(separator: "\n")
            #expect(part.count == 3 && part[0].contains("\"number\":3,"))
            let table = try await client.get("audit/export.csv?function=listPlans").body
            #expect(table.hasPrefix("number,time,who,") && table.contains("token/test"))

            let report = try await client.post("audit/verify").value(AuditReport.self)
            #expect(report.isIntact && report.first == 1)
            let state = try await client.get("audit/state").value(AuditStateDocument.self)
            #expect(state.isIntact == true && state.verifiedThrough == report.last && state.retentionDays == 400)
            #expect(state.publicKey.hasPrefix("-----BEGIN PUBLIC KEY-----"))

            let read = try await client.get("audit/retention")
            let etag = try #require(read.header("ETag"))
            #expect(try await client.put("audit/retention", #"{"days": 10}"#).status == 422)
            let changed = try await client.put("audit/retention", #"{"days": 200}"#, etag: etag)
            #expect(try changed.value(AuditRetentionDocument.self).days == 200)
            #expect(try await client.put("audit/retention", #"{"days": 300}"#, etag: etag).status == 412)
            let entry = try #require(
                try await entries(scene.catalog).last {
                    $0.function == "changeAuditRetention" && $0.result == "allowed"
                })
            #expect(entry.changes != nil && entry.request == changed.header("X-Request-Id"))
        }
    }

    /// Nobody but those who may reads it, and nobody at all writes it.
    @Test func othersDoNotReadIt() async throws {
        let scene = try await ServerScene()
        let tokens = [try await scene.token(.worker), try await scene.token(.metrics)]
        try await scene.run { (client: ServerClient) async throws -> Void in
            for token in tokens {
                for path in ["audit", "audit/export", "audit/export.csv", "audit/state", "audit/retention"] {
                    #expect(try await client.get(path, token: token).status == 403, "\(path)")
                }
                #expect(try await client.send(.post, "audit/verify", token: token).status == 403)
            }
            for method: HTTPRequest.Method in [.post, .put, .delete, .patch] {
                #expect(try await client.send(method, "audit", "{}").status == 405)
            }
        }
    }
}
