import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct CatalogExportTests {
    private let damaged = TidemarkError(.exportDamaged, "", hint: "")

    private func document(_ place: CatalogPlace) async throws -> CatalogExport {
        let placed = try await place.driver(clock: TurnedClock())
        defer { placed.keep() }
        let catalog = try await CatalogFixture.make(placed)
        try await catalog.write { transaction in
            // What is sealed differs from one time to the next, and so would what is made by chance.
            try transaction.instances.setCredentials(nil, of: "i")
            try transaction.settings.set("service.identity", to: "{\"id\":\"00112233445566ff\"}", over: nil)
        }
        let export = try await CatalogExport.take(of: catalog, program: "test")
        #expect(try await CatalogExport.take(of: catalog, program: "test").document == export.document)
        await catalog.close()
        return export
    }

    /// One catalog has one document, whichever database it is in and in whatever order its rows were stored.
    @Test func bothDatabasesGiveTheSameBytes() async throws {
        let sqlite = try await document(.sqlite)
        let postgresql = try await document(.postgresql)
        #expect(sqlite.document == postgresql.document)
        #expect(sqlite.service == "00112233445566ff" && sqlite.schema == CatalogMigration.all.last?.version)
        let tables = try ExportText.tables(sqlite.document)
        #expect(Set(tables.keys) == Set(try CatalogSchema().tables.map(\.name)))
        #expect(tables.filter { $0.value.isEmpty }.keys.sorted() == [])
        #expect(sqlite.rows == UInt64(tables.values.reduce(0) { $0 + $1.count }))
        #expect(tables["job_lines"]?.count == 2)
        #expect(tables["job_lines"]?.contains { $0.contains("very old") } == false)
    }

    @Test func aByteThatDiffersIsNoticed() async throws {
        let document = try await document(.sqlite).document
        try CatalogExport.check(document)
        for length in 0..<document.count {
            #expect(throws: damaged) { try CatalogExport.check(Array(document[..<length])) }
        }
        var generator = SeededGenerator(label: "export bits")
        for index in document.indices {
            // Every bit of what counts and proves, one bit of everything else.
            let bits = index >= document.count - 120 ? Array(0..<8) : [Int.random(in: 0..<8, using: &generator)]
            for bit in bits {
                var changed = document
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: TidemarkError.self, "byte \(index), bit \(bit)") { try CatalogExport.check(changed) }
            }
        }
        #expect(throws: damaged) { try CatalogExport.check(document + [UInt8(ascii: "\n")]) }
        #expect(throws: damaged) { try CatalogExport.check(document + document) }
    }

    /// Rows of one transaction are in an export together or not at all, while others write all the time.
    @Test(arguments: CatalogPlace.allCases)
    func anExportIsOneState(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        defer { placed.keep() }
        let catalog = try await placed.catalog()
        let writers = (0..<3).map { writer in
            Task {
                var number = 0
                while !Task.isCancelled {
                    number += 1
                    let id = "\(writer)-\(number)"
                    try await catalog.write { transaction in
                        _ = try transaction.jobs.enqueue(Fixture.job(id, .base, instance: id))
                        try transaction.events.append("made", job: id)
                    }
                }
            }
        }
        var counts: [Int] = []
        while counts.count < 12 || Set(counts).count < 3 {
            let tables = try ExportText.tables(try await CatalogExport.take(of: catalog, program: "test").document)
            let (jobs, events) = (tables["jobs"] ?? [], tables["events"] ?? [])
            #expect(jobs.count == events.count)
            counts.append(jobs.count)
        }
        for writer in writers { writer.cancel() }
        for writer in writers { _ = await writer.result }
        #expect(counts == counts.sorted())
        await catalog.close()
    }

    /// More rows than a page, with keys of several columns.
    @Test(arguments: CatalogPlace.allCases)
    func pagesLeaveNothingOut(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        defer { placed.keep() }
        let catalog = try await placed.catalog()
        try await catalog.write { transaction in
            try transaction.plans.add(
                PlanRecord(id: "l", project: "p", name: "plan", document: "{}", createdAt: Fixture.at(0)))
            for start in stride(from: 0, to: 2500, by: 100) {
                let values = (start..<start + 100).map { "('l', '\($0 % 2 == 0 ? "tag" : "instance")', 'é\($0)')" }
                try transaction.session.execute(
                    "INSERT INTO bindings (plan, kind, subject) VALUES \(values.joined(separator: ", "))")
            }
        }
        let tables = try ExportText.tables(try await CatalogExport.take(of: catalog, program: "test").document)
        #expect(tables["bindings"]?.count == 2500)
        #expect(Set(tables["bindings"] ?? []).count == 2500)
        await catalog.close()
    }
}
