import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct DrillEvidenceTests {
    private let refused = TidemarkError(.drillEvidence, "", hint: "")

    private func key() async throws -> ServiceSigningKey {
        let placed = try await CatalogPlace.sqlite.driver()
        defer { placed.keep() }
        let catalog = try await placed.catalog()
        let key = try await catalog.write { try ServiceSigningKey.current($0) }
        await catalog.close()
        return key
    }

    @Test func `What was signed is what is read, and its bytes are canonical`() async throws {
        let key = try await key()
        let evidence = try EvidenceFixture.make()
        let document = try evidence.signed(by: key)
        #expect(try DrillEvidence.verify(document, publicKey: try key.publicKey) == evidence)
        let body = String(decoding: document.dropFirst(12).dropLast(157), as: UTF8.self)
        #expect(body == EvidenceFixture.text)
    }

    @Test func `A document that was changed in any byte is none`() async throws {
        let key = try await key()
        let publicKey = try key.publicKey
        let document = try EvidenceFixture.make().signed(by: key)
        var generator = SeededGenerator(label: "evidence bits")
        for index in document.indices {
            var turned = document
            turned[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            var longer = document
            longer.insert(UInt8(ascii: " "), at: index)
            var shorter = document
            shorter.remove(at: index)
            for changed in [turned, longer, shorter, Array(document[..<index])] {
                #expect(throws: refused, "byte \(index)") {
                    try DrillEvidence.verify(changed, publicKey: publicKey)
                }
            }
        }
        #expect(throws: refused) {
            try DrillEvidence.verify(document + [UInt8(ascii: "\n")], publicKey: publicKey)
        }
    }

    @Test func `Another service's evidence is none, even where it says otherwise`() async throws {
        let (own, other) = (try await key(), try await key())
        let document = try EvidenceFixture.make().signed(by: other)
        let publicKey = try own.publicKey
        #expect(throws: refused) { try DrillEvidence.verify(document, publicKey: publicKey) }
        // With our key's text in the place of theirs.
        let start = document.count - 157 + 8
        let forged =
            document[..<start] + Array(Base64Bytes(publicKey).description.utf8) + document[(start + 44)...]
        #expect(throws: refused) { try DrillEvidence.verify(Array(forged), publicKey: publicKey) }
        #expect(throws: refused) { try DrillEvidence.verify(document, publicKey: [1, 2, 3]) }
    }

    /// The commands of docs/drills.md, as they stand there.
    @Test func `openssl agrees`() async throws {
        let key = try await key()
        let document = try EvidenceFixture.make().signed(by: key)
        let folder = try TestFolder("ev")
        try folder.write(String(decoding: document, as: UTF8.self), to: "evidence.json")
        try folder.write(try key.publicKeyPEM, to: "service.pem")
        let commands = """
            cd \(folder.path)
            tail -c +13 evidence.json | head -c -157 > body.json
            tail -c 90 evidence.json | head -c 88 | base64 -d > signature
            openssl pkeyutl -verify -pubin -inkey service.pem -rawin -in body.json -sigfile signature
            """
        let said = try await Shell.require("sh", ["-ec", commands])
        #expect(said.contains("Signature Verified Successfully"))
        try folder.write(
            String(decoding: document, as: UTF8.self).replacing("\"passed\"", with: "\"failed\""), to: "evidence.json")
        #expect(try await !Shell.run("sh", ["-ec", commands]).status.isSuccess)
    }

    /// The same key for every server of a service, sealed in the catalog, and another for another service.
    @Test(arguments: CatalogPlace.allCases)
    func `A service has one key`(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        defer { placed.keep() }
        let sealing = SecretSealer.newKey()
        let servers = [try await placed.catalog(key: sealing), try await placed.catalog(key: sealing)]
        let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for server in servers + servers {
                group.addTask { try await server.write { try ServiceSigningKey.current($0).publicKey } }
            }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(keys.count == 1 && keys.first?.count == 32)
        let stored = try await servers[0].read { try $0.settings.value(of: "service.signing-key")?.document }
        #expect(stored?.hasPrefix("{\"sealed\":\"") == true)
        let stranger = try await Catalog.open(
            try placed.open(), sealing: try SecretSealer(key: SecretSealer.newKey()))
        await #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) {
            try await stranger.write { try ServiceSigningKey.current($0).publicKey }
        }
        for catalog in servers + [stranger] { await catalog.close() }
    }
}
