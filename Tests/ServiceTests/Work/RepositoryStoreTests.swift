import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct RepositoryStoreTests {
    @Test(arguments: CatalogPlace.allCases)
    func repositoriesAreKeptWithTheirSecretsSealed(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let first = try #require(try await catalog.read { try $0.repositories.named("main", in: "p") })
        #expect(first.id == "r" && first.url == "/nowhere/main")
        #expect(try await catalog.read { try $0.repositories.all().map(\.id) } == ["r", "r2"])
        #expect(try await catalog.read { try $0.repositories.page(in: "p", after: "main").map(\.name) } == ["offsite"])
        var changed = first
        changed.url = "s3://bucket"
        changed.settings.uploadRate = 5
        let next = changed
        try await catalog.write { try $0.repositories.update(next) }
        await #expect(throws: TidemarkError(.catalogChanged, "", hint: "")) {
            try await catalog.write { try $0.repositories.update(next) }
        }
        let stored = try await catalog.read { try $0.repositories.find("r") }
        #expect(stored?.url == "s3://bucket" && stored?.settings.uploadRate == 5 && stored?.revision == 1)
        let secrets = try await catalog.read { try $0.repositories.secrets(of: "r") }
        #expect(secrets?.key.secret == Secret("open r"))
        // Sealed for this repository alone, and not there to be read.
        await #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) {
            try await catalog.write { transaction in
                let sealed = try transaction.session.first("SELECT secrets FROM repositories WHERE id = 'r'", [])
                let bytes = try #require(try sealed?.blob("secrets"))
                #expect(!String(decoding: bytes, as: UTF8.self).contains("open r"))
                try transaction.session.execute("UPDATE repositories SET secrets = ? WHERE id = 'r2'", [.blob(bytes)])
                _ = try transaction.repositories.secrets(of: "r2")
            }
        }
        try await catalog.write { try $0.repositories.setSecrets(nil, of: "r") }
        #expect(try await catalog.read { try $0.repositories.secrets(of: "r") } == nil)
        try await catalog.write { try $0.repositories.remove("r") }
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await catalog.write { try $0.repositories.remove("r") }
        }
        await catalog.close()
    }

    /// Two jobs on one instance that report at once both count.
    @Test(arguments: CatalogPlace.allCases)
    func factsOfTwoJobsBothCount(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalogs = [try await placed.catalog(), try await placed.catalog()]
        defer { placed.keep() }
        try await WorkFixture.fill(catalogs[0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let catalog = catalogs[number % 2]
                group.addTask {
                    var update = InstanceFactsUpdate(repository: "r")
                    update.copy = ReportedCopy(
                        repository: "c\(number)", bases: 1, newest: nil, storedBytes: UInt64(number))
                    let said = update
                    try await catalog.write { try $0.facts.take(said, of: "i0") }
                }
            }
            try await group.waitForAll()
        }
        let facts = try await catalogs[0].read { try $0.facts.find("i0") }
        #expect(facts?.copies.count == 20)
        // Of an instance that is gone nothing is kept.
        let update = InstanceFactsUpdate(repository: "r")
        #expect(try await catalogs[0].write { try $0.facts.take(update, of: "gone") } == false)
        for catalog in catalogs { await catalog.close() }
    }

    /// A thousand streams report every ten seconds: what they say must not have whole documents written and read again.
    @Test(arguments: CatalogPlace.allCases)
    func howFarAStreamIsLeavesTheDocumentAlone(_ place: CatalogPlace) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        func take(_ change: (inout InstanceFactsUpdate) -> Void, repository: String = "r") async throws {
            var update = InstanceFactsUpdate(repository: repository)
            change(&update)
            let said = update
            try await catalog.write { _ = try $0.facts.take(said, of: "i0") }
        }
        func documents() async throws -> [String: String] {
            try await catalog.read { try $0.facts.documents(of: ["i0"]) }
        }
        // The first word makes the document, whatever it is about.
        try await take { ($0.through, $0.isStreaming) = (Fixture.at(5), true) }
        try await take { $0.databases = ["shop"] }
        let before = try await documents()
        let revisions = try await catalog.read { try $0.facts.revisions() }
        #expect(revisions == ["i0": 2])
        try await take { ($0.through, $0.isStreaming) = (Fixture.at(20), true) }
        // What is durable never becomes less.
        try await take { $0.through = Fixture.at(15) }
        #expect(try await documents() == before)
        let unchanged = try await catalog.read { try $0.facts.revisions() }
        #expect(unchanged == revisions)
        var facts = try await catalog.read { try $0.facts.find("i0") }
        #expect(facts?.through == Fixture.at(20) && facts?.streamSeen != nil && facts?.databases == ["shop"])
        // What else is said keeps it.
        try await take { $0.serverVersion = "11" }
        facts = try await catalog.read { try $0.facts.find("i0") }
        #expect(facts?.through == Fixture.at(20) && facts?.serverVersion == "11")
        // A word about another repository is no word about this one.
        try await take({ $0.through = Fixture.at(7) }, repository: "r2")
        facts = try await catalog.read { try $0.facts.find("i0") }
        #expect(facts?.repository == "r2" && facts?.through == Fixture.at(7) && facts?.databases == ["shop"])
        #expect(facts?.streamSeen == nil)
        let reaches = try await catalog.read { try $0.facts.reaches() }
        #expect(reaches["i0"]?.through == Fixture.at(7))
        await catalog.close()
    }
}
