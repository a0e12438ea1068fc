import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct CatalogObjectTests {
    private static let document = Array("one\ntwo\n".utf8)

    private func envelope(
        _ service: String = "00112233445566ff", at seconds: Int64 = 0, hash: String
    ) -> ExportEnvelope {
        ExportEnvelope(
            service: service, schema: 6, takenAt: TestRepository.time(seconds).adding(microseconds: 7), program: "1",
            rows: 2, hash: hash, sealingKey: Secret(Array(0..<32)))
    }

    private func add(_ repository: Repository, _ service: String, at seconds: Int64) async throws -> StoredExport {
        try await repository.addCatalogExport(
            envelope(service, at: seconds, hash: try await hash()), document: Self.document)
    }

    /// SHA-256 of the document, as coreutils computes it.
    private func hash() async throws -> String {
        let folder = try TestFolder("hash")
        let path = try folder.write(String(decoding: Self.document, as: UTF8.self), to: "document")
        return String(try await Shell.require("sha256sum", [path]).prefix(64))
    }

    @Test func `Exports are listed by time and come back as they were`() async throws {
        let test = try await TestRepository()
        let late = try await add(test.repository, "00112233445566ff", at: 3600)
        let early = try await add(test.repository, "ff00000000000000", at: 5)
        #expect(try await test.repository.catalogExports() == [early, late])
        #expect(early.takenAt == TestRepository.time(5) && early.service == "ff00000000000000")
        #expect(late.name.hasPrefix("catalog/00112233445566ff/") && late.name.hasSuffix(".export"))
        let (envelope, document) = try await test.repository.catalogExport(late)
        #expect(document == Self.document && envelope.sealingKey == Secret(Array(0..<32)))
        #expect(envelope.takenAt == TestRepository.time(3600).adding(microseconds: 7))
        // Nothing of the key or the document is to be seen in the store.
        let stored = String(decoding: try await test.store.get(late.name), as: UTF8.self)
        #expect(!stored.contains("sealingKey") && !stored.contains("two"))
        #expect(!"\(envelope)".contains("AAECAwQF"))
    }

    @Test func `What an envelope does not name is refused`() async throws {
        let test = try await TestRepository()
        let other = envelope(hash: String(repeating: "0", count: 64))
        #expect(await code { _ = try await test.repository.addCatalogExport(other, document: [1]) } == .objectDamaged)
        let nameless = envelope("SERVICE", hash: try await hash())
        #expect(
            await code { _ = try await test.repository.addCatalogExport(nameless, document: [1]) } == .internalDefect)
    }

    /// Moved under the name of another time or of another service, an export does not open.
    @Test func `An export is bound to its name`() async throws {
        let test = try await TestRepository()
        let export = try await add(test.repository, "00112233445566ff", at: 0)
        let bytes = try await test.store.get(export.name)
        for name in [
            export.name.replacing("00112233445566ff", with: "00112233445566fe"),
            String(export.name.dropLast(15)) + "00000000.export",
        ] {
            try await test.store.put(name, bytes, mode: .overwrite)
            let moved = try #require(try await test.repository.catalogExports().first { $0.name == name })
            #expect(await code { _ = try await test.repository.catalogExport(moved) } == .objectDamaged)
        }
    }

    @Test func `Verification knows exports and evidence, and says what damage takes away`() async throws {
        let test = try await TestRepository()
        let good = try await add(test.repository, "00112233445566ff", at: 0)
        let bad = try await add(test.repository, "00112233445566ff", at: 60)
        try await test.instance.addEvidence([1, 2, 3], of: "20261122T110343Z-9f3c21ab")
        try await test.store.put("catalog/notes", [1], mode: .overwrite)
        var bytes = try await test.store.get(bad.name)
        bytes[bytes.count - 1] ^= 1
        try await test.store.put(bad.name, bytes, mode: .overwrite)
        let report = try await test.repository.verify()
        #expect(report.damaged.map(\.key) == [bad.name])
        #expect(report.damaged.first?.takesAway.first?.contains("catalog as of") == true)
        #expect(report.notes.filter { $0.contains("catalog/notes") }.count == 1)
        let name = test.instance.evidenceName("20261122T110343Z-9f3c21ab")
        try await test.store.put(name, Array("no evidence".utf8), mode: .overwrite)
        #expect(try await test.repository.verify().damaged.map(\.key).contains(name))
        #expect(try await test.repository.removeCatalogExport(good))
        #expect(try await test.repository.catalogExports().map(\.name) == [bad.name])
    }

    @Test func `What a lock keeps is left, and said to be`() async throws {
        let store = LockedStore(MemoryStore())
        let test = try await TestRepository(store)
        let export = try await add(test.repository, "00112233445566ff", at: 0)
        store.lock([export.name])
        #expect(try await !test.repository.removeCatalogExport(export))
        store.lock([])
        #expect(try await test.repository.removeCatalogExport(export))
    }

    @Test func `Evidence is written once`() async throws {
        let test = try await TestRepository()
        try await test.instance.addEvidence([1, 2, 3], of: "d1")
        try await test.instance.addEvidence([1, 2, 3], of: "d1")
        #expect(await code { try await test.instance.addEvidence([1, 2], of: "d1") } == .storeExists)
        try await test.instance.addEvidence([4], of: "d2")
        #expect(try await test.reopened().drills() == ["d1", "d2"])
        #expect(try await test.reopened().evidence(of: "d1") == [1, 2, 3])
        #expect(await code { _ = try await test.instance.evidence(of: "d3") } == .objectMissing)
    }

    @Test func `The hashes of manifests are those of the stored bytes`() async throws {
        let test = try await TestRepository()
        try await test.append(1...3)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        let hashes = try await test.instance.manifestHashes(ofBase: "b1")
        let id = test.instance.id
        #expect(hashes.map(\.name) == ["registry/\(id).instance", "instances/\(id)/bases/b1.base"])
        for (name, hash) in hashes {
            let folder = try TestFolder("hash")
            let file = DirectoryStore(path: folder.path)
            try await file.put("object", try await test.store.get(name), mode: .overwrite)
            #expect(try await Shell.require("sha256sum", [folder.file("object")]).hasPrefix(hash))
        }
    }
}
