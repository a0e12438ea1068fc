import APIModel
import Console
import Core
import Foundation
import Service
import TestKit
import Testing

@Suite struct RepositoryPageTests {
    private static let address = "/repositories/default/main"

    @Test func aRepositoryIsAddedWithAKeyThatIsOfferedOnce() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/repositories").heading == "There is no place for backups yet.")
            let form = try await browser.get("/repositories/add")
            let offered = form.html.matches(of: /name="key\.passphrase" value="([a-z2-9-]{39})"/).map {
                String($0.output.1)
            }
            let phrase = try #require(offered.first)
            #expect(try await !browser.get("/repositories/add").html.contains(phrase))
            let fields = [
                "name": "main", "url": "s3://bucket/prefix?region=eu-central-1", "credentials.accessKeyId": "AKIA",
                "credentials.secretKey": "hush-hush", "key.kind": "passphrase", "key.passphrase": phrase,
                "uploadBytesPerSecond": "50MB/s", "prices": "STANDARD 0.023\nGLACIER=0.004", "currency": "EUR",
                "holdsCatalog": "true",
            ]
            let added = try await browser.submit(fields, to: "/repositories/add", from: "/repositories/add")
            #expect(added.location == "/repositories", "\(added.text)")
            let document = try await browser.client.get("repositories/main").value(RepositoryDocument.self)
            #expect(document.keyKind == "passphrase" && document.hasCredentials && document.holdsCatalog)
            #expect(document.uploadBytesPerSecond == 50_000_000 && document.prices.count == 2)
            let list = try await browser.get("/repositories")
            let page = try await browser.get(Self.address)
            #expect(list.heading == "1 repository, and its key is kept." && page.status == 200)
            for secret in [phrase, "hush-hush"] { #expect(!list.html.contains(secret) && !page.html.contains(secret)) }
        }
    }

    @Test func aRepositoryIsMadeWhereThereIsNone() async throws {
        let folder = try TestFolder("made-repository")
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = "/repositories/add"
            #expect(try await browser.get(page).html.contains(#"name="make" value="true" checked"#))
            var fields = [
                "name": "main", "url": "file://\(folder.path)/new", "key.kind": "passphrase",
                "key.passphrase": "one to keep elsewhere", "make": "true",
            ]
            #expect(try await browser.submit(fields, to: page, from: page).location == "/repositories")
            #expect(FileManager.default.fileExists(atPath: folder.path + "/new"))
            let keys = try await browser.get("\(Self.address)/keys")
            #expect(keys.heading == "1 key opens main." && keys.text.contains("opens everything"))
            #expect(try await browser.get(Self.address).html.contains("\(Self.address)/keys"))
            // What is there has to open with the key.
            fields["name"] = "other"
            fields["key.passphrase"] = "another one"
            let refused = try await browser.submit(fields, to: page, from: page)
            #expect(refused.status == 422 && refused.html.contains("key."), "\(refused.text)")
            fields["key.passphrase"] = "one to keep elsewhere"
            #expect(try await browser.submit(fields, to: page, from: page).location == "/repositories")
            // A name that is taken is refused before anything is made.
            fields["url"] = "file://\(folder.path)/third"
            #expect(try await browser.submit(fields, to: page, from: page).status == 422)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/third"))
        }
    }

    @Test func whatIsKeptStaysUnlessItIsReplaced() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let body = #"{"name": "main", "url": "file:///srv/a", "key": {"kind": "passphrase", "secret": "x"}}"#
            #expect(try await browser.client.post("repositories", body).status == 201)
            let saved = try await browser.submit(
                ["url": "file:///srv/b", "key.kind": "", "currency": "CNY"], to: Self.address, from: Self.address)
            #expect(saved.location == "/repositories")
            let document = try await browser.client.get("repositories/main").value(RepositoryDocument.self)
            // Where there is no repository, there is no list of its keys.
            #expect(try await browser.get("\(Self.address)/keys").status >= 400)
            #expect(document.url == "file:///srv/b" && document.keyKind == "passphrase" && document.currency == "CNY")
            let cases: [(String, String)] = [
                ("url", "http://elsewhere"), ("prices", "STANDARD dear"), ("uploadBytesPerSecond", "fast"),
                ("credentials.accessKeyId", "half"),
            ]
            for (field, value) in cases {
                let fields = ["url": "file:///srv/b", "key.kind": ""].merging([field: value]) { $1 }
                let page = try await browser.submit(fields, to: Self.address, from: Self.address)
                #expect(page.status == 422 && page.html.contains("is-invalid"), "\(field): \(page.text)")
            }
            let remove = "\(Self.address)/remove"
            #expect(try await browser.submit([:], to: remove, from: Self.address).status == 422)
            #expect(
                try await browser.submit(["confirm": "main"], to: remove, from: Self.address).location
                    == "/repositories")
        }
    }

    /// Whoever approves a form is shown its fields.
    @Test func noSecretIsShownToThoseWhoApprove() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let form = try await browser.get("/repositories/add").html
            let inputs = form.matches(of: /type="password" id="[^"]*" name="([^"]*)"/).map { String($0.output.1) }
            #expect(inputs.count >= 3)
            for name in inputs + ["key.passphrase", "key.secretFile"] {
                #expect(form.contains("name=\"\(name)\""), "\(name)")
                let body = Array(#"{"\#(name)": "hush-hush"}"#.utf8)
                let shown = RequestDigest.shown(method: "POST", path: "/repositories/add", query: "", body: body)
                #expect(!shown.contains("hush-hush"), "\(name)")
            }
        }
    }
}
