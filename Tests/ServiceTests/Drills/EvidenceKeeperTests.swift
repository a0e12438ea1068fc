import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct EvidenceKeeperTests {
    @Test(arguments: CatalogPlace.allCases)
    func `What a worker found is signed and kept once`(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        defer { placed.keep() }
        let catalog = try await placed.catalog()
        let (lease, service, key) = try await catalog.write { transaction in
            _ = try transaction.jobs.enqueue(Fixture.job("j", .drill, instance: "i", site: nil))
            let claimed = try transaction.jobs.claim(for: Fixture.offer(), by: JobChooser())
            return (
                claimed.first?.lease ?? 0, try ServiceIdentity.current(transaction),
                try ServiceSigningKey.current(transaction).publicKey
            )
        }
        let keeper = CatalogEvidenceKeeper(catalog: catalog)
        let evidence = try EvidenceFixture.make()
        let document = try await keeper.keep(evidence, of: JobID("j"), lease: lease)
        // The answer may have been lost.
        #expect(try await keeper.keep(evidence, of: JobID("j"), lease: lease) == document)
        let signed = try DrillEvidence.verify(document, publicKey: key)
        #expect(signed.who.service == service && signed.who.project == "p")
        try await catalog.read { transaction in
            let drill = try transaction.drills.newest(of: "i")
            #expect(drill?.id == evidence.drill && drill?.outcome == .passed && drill?.rto == 42_000_000)
            #expect(drill?.gtid == "0-1-42" && drill?.repository == "main" && drill?.plan == nil)
            #expect(try transaction.drills.evidence(of: evidence.drill)?.document == document)
            let events = try transaction.events.page(after: 0)
            #expect(events.map(\.kind) == ["drill.passed"] && events.first?.job == "j")
        }

        var other = evidence
        other.tables = []
        await #expect(throws: TidemarkError(.catalogExists, "", hint: "")) {
            try await keeper.keep(other, of: JobID("j"), lease: lease)
        }
        await #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            try await keeper.keep(evidence, of: JobID("j"), lease: lease + 1)
        }
        other.instance.id = "another"
        await #expect(throws: TidemarkError(.drillEvidence, "", hint: "")) {
            try await keeper.keep(other, of: JobID("j"), lease: lease)
        }
        _ = try await catalog.write { transaction in
            try transaction.jobs.finish(JobID("j"), lease: lease, .succeeded, terms: LeaseTerms())
        }
        await #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            try await keeper.keep(evidence, of: JobID("j"), lease: lease)
        }
        await catalog.close()
    }

    /// What is over is forgotten, and never what still tells something.
    @Test(arguments: CatalogPlace.allCases)
    func `A catalog forgets what is old`(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        defer { placed.keep() }
        let catalog = try await CatalogFixture.make(placed)
        var trim = CatalogTrim()
        trim.keptLines = 2
        // The fixture's rows are of 1970, apart from one line.
        let report = try await trim.run(catalog)
        #expect(report.lines == 1 && report.jobs == 1 && report.events == 1 && report.drills == 0)
        let tables = try await RecoveryScene.tables(catalog)
        #expect(tables["jobs"]?.count == 5)
        #expect(tables["drills"]?.count == 1 && tables["evidence"]?.count == 1)
        #expect(try await trim.run(catalog) == CatalogTrim.Report())
        await catalog.close()
    }
}
