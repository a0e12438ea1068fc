import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct RepositoryFunctionTests {
    private let me = ServiceScene.administrator

    @Test(arguments: CatalogPlace.allCases)
    func whatOpensARepositoryIsKeptAndNeverShown(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        var form = RepositoryForm(
            name: "main", url: "file:///srv/backups", key: RepositoryKeyForm(kind: "passphrase", secret: "hunter2"),
            credentials: CredentialsForm(accessKeyId: "AKIA", secretKey: "hunter3"))
        form.prices = ["STANDARD": 0.03]
        let made = try await scene.service.addRepository(me, form, in: ServiceScene.project)
        #expect(made.keyKind == "passphrase" && made.hasCredentials && made.prices == ["STANDARD": 0.03])
        #expect(try !WorkJSON.text(made).contains("hunter"))
        // Only the rate changes: key and credentials stay.
        var changed = RepositoryForm(name: "main", url: "file:///srv/other")
        changed.uploadBytesPerSecond = 1_000_000
        let second = try await scene.service.changeRepository(
            me, named: "main", in: ServiceScene.project, to: changed, over: made.revision)
        #expect(second.keyKind == "passphrase" && second.hasCredentials && second.uploadBytesPerSecond == 1_000_000)
        #expect(second.url == "file:///srv/other" && second.prices == [:])
        let secrets = try await scene.catalog.read { transaction in
            try transaction.repositories.named("main", in: "p").flatMap {
                try transaction.repositories.secrets(of: $0.id)
            }
        }
        #expect(secrets?.key.secret == Secret("hunter2") && secrets?.credentials?.secretKey == Secret("hunter3"))
        await #expect(throws: TidemarkError(.catalogChanged, "", hint: "")) {
            try await scene.service.removeRepository(me, named: "main", in: ServiceScene.project, over: 0)
        }
        try await scene.service.removeRepository(
            me, named: "main", in: ServiceScene.project, over: second.revision)
        #expect(try await scene.service.repositories(me, in: ServiceScene.project, PageRequest()).items == [])
        await scene.close()
    }

    @Test func wrongFieldsOfARepositoryAreNamed() async throws {
        let scene = try await ServiceScene(.sqlite)
        let key = RepositoryKeyForm(kind: "passphrase", secret: "x")
        var prices = RepositoryForm(name: "a", url: "file:///a", key: key)
        prices.prices = ["STANDARD": -1]
        let cases: [(RepositoryForm, String)] = [
            (RepositoryForm(name: "a", url: "/a", key: key), "url"),
            (RepositoryForm(name: "a", url: "s3://user@bucket", key: key), "url"),
            (RepositoryForm(name: "a", url: "file:///a"), "key"),
            (RepositoryForm(name: "a", url: "file:///a", key: RepositoryKeyForm(kind: "keyfile")), "key.secret"),
            (RepositoryForm(name: "a", url: "file:///a", key: RepositoryKeyForm(kind: "kms")), "key.key"),
            (RepositoryForm(name: "a", url: "file:///a", key: RepositoryKeyForm(kind: "paper")), "key.kind"),
            (prices, "prices.STANDARD"),
        ]
        for (form, path) in cases {
            let refusal = await #expect(throws: RefusedFields.self) {
                try await scene.service.addRepository(me, form, in: ServiceScene.project)
            }
            #expect(refusal?.problems.map(\.path) == [path])
        }
        await scene.close()
    }
}
