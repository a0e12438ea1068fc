import APIModel
import Catalog
import Core
import Foundation
import Repository
import Service
import TestKit
import Testing

/// What is signed and stored of the audit, and what that proves.
@Suite struct AuditKeeperTests {
    private let me = AuditScene.auditor

    private func kinds(_ report: AuditReport) -> [String] { report.findings.map { "\($0.kind.rawValue) \($0.number)" } }

    private func prepare(_ place: CatalogPlace) async throws -> (AuditScene, TestFolder, Repository) {
        let scene = try await AuditScene(place)
        let folder = try TestFolder("audit")
        return (scene, folder, try await scene.addRepository(in: folder))
    }

    private func read(_ repository: Repository, _ scene: AuditScene) async throws -> RepositoryAudit {
        try await RepositoryAudit.read(repository, of: nil, publicKey: try await scene.key(), at: Fixture.at(0))
    }

    @Test(arguments: CatalogPlace.allCases)
    func entriesAreSignedByTheThousandAndTheHour(_ place: CatalogPlace) async throws {
        let (scene, folder, repository) = try await prepare(place)
        defer { withExtendedLifetime(folder) {} }
        let loop = AuditLoop(service: scene.service, repositories: RepositoryPool(), clock: scene.base.clock)
        try await scene.callMany(999)
        await loop.round()
        #expect(try await repository.auditSegments().isEmpty)
        try await scene.callMany(501)
        await loop.round()
        #expect(try await repository.auditSegments().map(\.last) == [1000])
        scene.base.clock.turn(by: 3601)
        await loop.round()
        await loop.round()
        #expect(try await repository.auditSegments().map { [$0.first, $0.last] } == [[1, 1000], [1001, 1500]])
        let state = try await scene.service.auditState(me)
        #expect(state.last == 1500 && state.first == 1 && state.checkpoint?.through == 1500)
        #expect(state.copies.map(\.repository) == ["main"] && state.copies.first?.through == 1500)
        #expect(state.isIntact == true && state.problem == nil && state.checkpoint?.hash == state.hash)
        let audit = try await read(repository, scene)
        #expect(audit.service == state.service && audit.reports.count == 1)
        let report = try #require(audit.reports.first?.report)
        #expect(report.isIntact && report.entries == 1500 && report.hash == state.hash, "\(report.findings)")
        await scene.close()
    }

    /// Whoever may write to the repository, and whoever may write to the catalog, each is found out by the other.
    @Test func whatIsTakenFromTheRepositoryIsFound() async throws {
        let (scene, folder, repository) = try await prepare(.sqlite)
        for _ in 0..<3 {
            try await scene.call(10)
            try await scene.sign()
        }
        let names = try await repository.auditSegments().map(\.name)
        #expect(names.count == 3)
        let file = folder.file("repository/\(names[1])")
        let whole = try Data(contentsOf: URL(filePath: file))
        try FileManager.default.removeItem(atPath: file)
        #expect(kinds(try #require(try await read(repository, scene).reports.first?.report)) == ["removed 11"])
        var damaged = whole
        damaged[damaged.count / 2] ^= 1
        try damaged.write(to: URL(filePath: file))
        #expect(kinds(try #require(try await read(repository, scene).reports.first?.report)).contains("changed 11"))
        try whole.write(to: URL(filePath: file))
        #expect(try #require(try await read(repository, scene).reports.first?.report).isIntact)
        // Another's key proves nothing.
        let other = try await RepositoryAudit.read(
            repository, of: nil, publicKey: Array(repeating: 1, count: 32), at: Fixture.at(0))
        #expect(kinds(try #require(other.reports.first?.report)) == ["unsigned 30", "unsigned 10", "unsigned 20"])
        // An entry that was written anew in a file, with all behind it, is known by its number.
        let audit = try await read(repository, scene)
        let forged = Tampering.replace("192.0.2.7", "::", at: 17, in: try await scene.export(), hashes: true)
        var verifier = AuditVerifier(publicKey: try await scene.key(), reference: audit.hashes)
        for line in forged.split(separator: "\n") { verifier.add(Array(line.utf8)) }
        #expect(kinds(verifier.finish(at: Fixture.at(0))).contains("changed 17"))
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func eachKindOfTamperingWithTheCatalogIsFound(_ place: CatalogPlace) async throws {
        let cases: [(sql: [String], found: [String])] = [
            (
                ["UPDATE audit_entries SET line = REPLACE(line, '192.0.2.7', '192.0.2.9') WHERE number = 7"],
                ["changed 7"]
            ),
            (["UPDATE audit_entries SET who = 'somebody' WHERE number = 7"], ["changed 7"]),
            (["DELETE FROM audit_entries WHERE number = 7"], ["removed 7"]),
            (["DELETE FROM audit_entries WHERE number < 4"], ["removed 1"]),
            (["DELETE FROM audit_entries WHERE number > 12"], ["truncated 13"]),
            (
                [
                    "DELETE FROM audit_entries WHERE number > 12",
                    "UPDATE audit_heads SET number = 12, hash = (SELECT hash FROM audit_entries WHERE number = 12)",
                ], ["truncated 13"]
            ),
            (
                [
                    """
                    INSERT INTO audit_entries (number, happened_at, who, function, kind, result, request, line, hash)
                    SELECT 99, happened_at, who, function, kind, result, request, line, hash
                    FROM audit_entries WHERE number = 3
                    """
                ], ["inserted 99"]
            ),
            (
                [
                    "UPDATE audit_entries SET number = 1003 WHERE number = 3",
                    "UPDATE audit_entries SET number = 3 WHERE number = 4",
                    "UPDATE audit_entries SET number = 4 WHERE number = 1003",
                ], ["changed 3", "changed 4", "reordered 3"]
            ),
        ]
        for (sql, found) in cases {
            let scene = try await AuditScene(place)
            try await scene.call(20)
            try await scene.sign()
            #expect(try await scene.report().isIntact)
            for statement in sql { try await scene.run(statement) }
            let report = try await scene.service.verifyAudit(me)
            #expect(Set(kinds(report)) == Set(found), "\(sql)")
            let (state, events) = (
                try await scene.service.auditState(me),
                try await scene.catalog.read { try $0.events.page(after: 0).map(\.kind) }
            )
            #expect(state.isIntact == false && state.problem == report.findings.first?.text)
            #expect(events == ["audit.broken"])
            // It is told once.
            _ = try await scene.service.verifyAudit(me)
            #expect(try await scene.catalog.read { try $0.events.page(after: 0).count } == 1)
            await scene.close()
        }
    }

    /// A catalog that was taken back to an earlier state and goes on contradicts what it has stored.
    @Test(arguments: CatalogPlace.allCases)
    func aCatalogThatWasTakenBackIsFound(_ place: CatalogPlace) async throws {
        let (scene, folder, repository) = try await prepare(place)
        defer { withExtendedLifetime(folder) {} }
        try await scene.call(20)
        try await scene.sign()
        #expect(try await repository.auditSegments().map(\.last) == [20])
        for sql in [
            "DELETE FROM audit_entries WHERE number > 10", "DELETE FROM audit_checkpoints", "DELETE FROM audit_copies",
            "UPDATE audit_heads SET number = 10, hash = (SELECT hash FROM audit_entries WHERE number = 10)",
        ] { try await scene.run(sql) }
        try await scene.call(20, by: "another")
        // The catalog alone looks as if nothing had been done.
        #expect(try await scene.report().isIntact)
        try await scene.sign()
        try await scene.sign()
        let state = try await scene.service.auditState(me)
        #expect(state.isIntact == false && state.problem?.contains("main") == true)
        #expect(state.copies.first?.failure == state.problem)
        #expect(try await scene.catalog.read { try $0.events.page(after: 0).map(\.kind) } == ["audit.broken"])
        #expect(try await repository.auditSegments().map(\.last) == [20])
        await scene.close()
    }

    /// What is older than it is kept goes, from the oldest on; its last hash stays and is signed.
    @Test(arguments: CatalogPlace.allCases)
    func oldEntriesGoAndLeaveAnAnchor(_ place: CatalogPlace) async throws {
        let (scene, folder, repository) = try await prepare(place)
        defer { withExtendedLifetime(folder) {} }
        await #expect(throws: RefusedFields.self) {
            try await scene.service.changeAuditRetention(me, AuditRetention(days: 179), over: nil)
        }
        _ = try await scene.service.changeAuditRetention(me, AuditRetention(days: 180), over: nil)
        try await scene.call(20)
        try await scene.sign()
        scene.base.clock.turn(by: 179 * 86_400)
        try await scene.call(5)
        try await scene.sign()
        #expect(try await scene.entries().count == 26)
        scene.base.clock.turn(by: 2 * 86_400)
        try await scene.call(1)
        try await scene.sign()
        let entries = try await scene.entries()
        #expect(entries.first?.number == 22 && entries.last?.function == "trimAudit")
        let state = try await scene.service.auditState(me)
        #expect(state.first == 22 && state.isIntact == true && state.checkpoint?.through == state.last)
        #expect(try await scene.report().isIntact)
        #expect(try await repository.auditSegments().first?.first == 22)
        let stored = try #require(try await read(repository, scene).reports.first?.report)
        #expect(stored.isIntact && stored.first == 22, "\(stored.findings)")
        let (text, key) = (try await scene.export(), try await scene.key())
        #expect(AuditScene.verify(text, key).isIntact)
        // Whoever lets go more than the service did is found.
        let cut = Tampering.edit(text) { lines, place in lines.removeSubrange(place(22)...place(23)) }
        #expect(kinds(AuditScene.verify(cut, key)) == ["removed 22"])
        await scene.close()
    }

    /// A service that comes back from an export goes on with the chain, under a new name: the lost one may have gone on too.
    @Test(arguments: CatalogPlace.allCases)
    func aRecoveredServiceGoesOn(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let recovery = try await RecoveryScene()
        let placed = try await place.driver(clock: clock)
        defer { placed.keep() }
        let catalog = try await placed.catalog(key: recovery.key)
        let service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), version: "test")
        let call = AuditCall(name: "listPlans", volume: .each)
        for _ in 0..<20 { try await service.audit.close(me, call, code: nil) }
        clock.turn(by: 3601)
        await AuditLoop(service: service, repositories: RepositoryPool(), clock: clock).round()
        for _ in 0..<10 { try await service.audit.close(me, call, code: nil) }
        try await recovery.keep(try await CatalogExport.take(of: catalog, program: "test", auditEntries: 5))
        let before = try #require(try await catalog.read { try $0.audit.head() })
        let key = try await service.auditState(me).publicKey
        await catalog.close()

        let fresh = try await place.driver(clock: clock)
        defer { fresh.keep() }
        _ = try await recovery.recover(into: fresh)
        let recovered = try await Catalog.open(try fresh.open(), sealing: try SecretSealer(key: recovery.key))
        let again = TidemarkService(catalog: recovered, engine: ScriptedEngine(), version: "test")
        let after = try #require(try await recovered.read { try $0.audit.head() })
        #expect(after.chain != before.chain && after.number == 30 && after.hash == before.hash && after.anchor == 25)
        for _ in 0..<3 { try await again.audit.close(me, call, code: nil) }
        let report = try await AuditInspection.run(recovered)
        #expect(report.isIntact && report.first == 26 && report.last == 33, "\(report.findings)")
        #expect(try await again.auditState(me).publicKey == key)
        await recovered.close()
    }
}
