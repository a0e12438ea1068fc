import APIModel
import Catalog
import Core
import Foundation
import HTTPTypes
import Service
import TestKit
import Testing

/// Downloads over HTTP.
@Suite struct DownloadRouteTests {
    private static let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 % 64 + 32) }
    private static var text: String { String(decoding: bytes, as: UTF8.self) }

    /// An export that is ready: its file lies in one part.
    private func ready(_ scene: ServerScene) async throws -> String {
        let folder = scene.folder.file("repository")
        try FileManager.default.createDirectory(
            atPath: folder + "/exports/e/1", withIntermediateDirectories: true)
        try Data(Self.bytes).write(to: URL(filePath: folder + "/exports/e/1/0000000000"))
        _ = try await scene.service.addRepository(
            Caller(.service(part: "test"), requestID: "r"),
            RepositoryForm(
                name: "main", url: "file://\(folder)", key: RepositoryKeyForm(kind: "passphrase", secret: "some words")),
            in: "default")
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
                    folder: "exports/e/1/", name: "a b\"é.sql.age", partBytes: 8 << 20,
                    bytes: Int64(Self.bytes.count), hash: "feed", tables: 1, rows: 1, readyAt: now), of: "e")
        }
        return "e"
    }

    private func link(_ client: ServerClient, _ form: String = "{}") async throws -> NewLinkDocument {
        let reply = try await client.post("exports/e/links", form)
        #expect(reply.status == 201 && reply.header("Location")?.hasPrefix("/api/v1/links/") == true)
        return try reply.value(NewLinkDocument.self)
    }

    @Test func theWholeAndItsParts() async throws {
        let scene = try await ServerScene()
        _ = try await ready(scene)
        try await scene.run { client in
            let made = try await link(client)
            let head = try await client.send(.head, made.path, token: "")
            #expect(head.status == 200 && head.body.isEmpty && head.header("Content-Length") == "5000")
            #expect(head.header("Accept-Ranges") == "bytes" && head.header("ETag") == "\"feed\"")
            #expect(head.header("Content-Disposition") == "attachment; filename=\"a-b--.sql.age\"")
            #expect(head.header("Cache-Control") == "no-store" && head.header("Referrer-Policy") == "no-referrer")
            let first = try await client.send(.get, made.path, headers: ["Range": "bytes=0-99"], token: "")
            #expect(first.status == 206 && first.header("Content-Range") == "bytes 0-99/5000")
            #expect(first.body == String(Self.text.prefix(100)))
            let rest = try await client.send(
                .get, made.path, headers: ["Range": "bytes=100-", "If-Range": "\"feed\""], token: "")
            #expect(rest.status == 206 && first.body + rest.body == Self.text)
            #expect(rest.header("Content-Length") == "4900")
            let over = try await client.send(.get, made.path, token: "")
            #expect(over.status == 410 && over.problem?.code == "download.over")
            #expect(try await client.get("links/\(made.document.id)").value(LinkDocument.self).uses == 1)

            let again = try await link(client, #"{"uses": 3}"#)
            let whole = try await client.send(
                .get, again.path, headers: ["Range": "bytes=100-", "If-Range": "\"dead\""], token: "")
            #expect(whole.status == 200 && whole.body == Self.text && whole.header("Content-Range") == nil)
            let outside = try await client.send(.get, again.path, headers: ["Range": "bytes=5000-"], token: "")
            #expect(outside.status == 416 && outside.header("Content-Range") == "bytes */5000")
            #expect(outside.problem?.code == "download.range")
        }
    }

    /// Nothing tells a wrong secret from a link that never was; what the right one has run into is said.
    @Test func refusalsAreConstant() async throws {
        let scene = try await ServerScene()
        _ = try await ready(scene)
        try await scene.run { client in
            let made = try await link(client, #"{"addresses": ["192.0.2.0/24"]}"#)
            let wrong = String(made.path.dropLast()) + (made.path.hasSuffix("0") ? "1" : "0")
            let never = "/d/" + String(repeating: "0", count: 32) + "." + String(repeating: "0", count: 64)
            var problems: Set<String> = []
            for path in [wrong, never, "/d/x"] {
                let reply = try await client.send(.get, path, token: "")
                #expect(reply.status == 404)
                var problem = try #require(reply.problem)
                problem.requestId = ""
                problems.insert(try WorkJSON.text(problem))
                #expect(!reply.body.contains(made.document.id))
            }
            #expect(problems.count == 1)
            let elsewhere = try await client.send(.get, made.path, token: "")
            #expect(elsewhere.status == 403 && elsewhere.problem?.code == "download.address")
            #expect(try await client.post("links/\(made.document.id)/revoke").status == 200)
            #expect(try await client.send(.get, made.path, token: "").problem?.code == "download.over")
            // A link is no token, and a token no link.
            let secret = String(made.path.dropFirst(3))
            #expect(try await client.get("exports", token: secret).status == 401)
            #expect(try await client.send(.get, "/d/\(scene.token)", token: "").status == 404)
        }
    }

    @Test func guessesWait() async throws {
        let scene = try await ServerScene()
        try await scene.run { client in
            for _ in 0..<5 { #expect(try await client.send(.get, "/d/x", token: "").status == 404) }
            let reply = try await client.send(.get, "/d/x", token: "")
            #expect(reply.status == 429 && reply.header("Retry-After") != nil)
        }
    }

    @Test func formsAreChecked() async throws {
        let scene = try await ServerScene()
        _ = try await ready(scene)
        try await scene.run { client in
            for (form, path) in [
                (#"{"minutes": 4}"#, "minutes"), (#"{"minutes": 1441}"#, "minutes"), (#"{"uses": 0}"#, "uses"),
                (#"{"uses": 101}"#, "uses"), (#"{"addresses": ["x y"]}"#, "addresses[0]"), (#"{"life": 5}"#, "life"),
            ] {
                let reply = try await client.post("exports/e/links", form)
                #expect(reply.status == 422 || reply.status == 400, "\(form)")
                #expect(reply.paths == [path], "\(form)")
            }
            #expect(try await client.post("exports/none/links", "{}").status == 404)
            let short = #"{"instance": "a", "format": "sql", "passphrase": "short"}"#
            #expect(try await client.post("exports", short).paths == ["passphrase"])
            #expect(try await client.send(.delete, "exports/e").status == 204)
            #expect(try await client.get("exports/e").value(DataExportDocument.self).state == "expired")
            #expect(try await client.post("exports/e/links", "{}").problem?.code == "export.state")
            #expect(try await client.get("exports").value(Page<DataExportDocument>.self).items.count == 1)
        }
    }
}
