internal import Catalog
internal import Core
internal import Repository

/// A catalog made from what a repository says of itself: which instances there are, where they were, and what is stored of
/// them. Plans, credentials, people and history are not in it.
struct DescribedRecovery {
    let driver: any CatalogDriver
    let repository: Repository
    let migrations: [CatalogMigration]

    func run(_ begun: RecoveryReport) async throws -> RecoveryReport {
        var report = begun
        let found = try await repository.readableInstances()
        var drafts: [DescribedInstance] = []
        var taken: Set<String> = []
        for record in found.records {
            let listing = try await repository.instance(of: record).listing()
            let draft = try DescribedInstance(record, listing, butNot: taken)
            taken.insert(draft.recovered.name)
            drafts.append(draft)
            report.notes += draft.notes
        }
        for damage in found.damaged {
            report.notes.append("An instance is left out, because its record cannot be read: \(damage.problem)")
        }
        report.instances = drafts.map(\.recovered)
        report.notes += [
            "No export of a catalog could be used. The \(drafts.count) instances that the repository describes are back and "
                + "unprotected: plans cannot be known, and have to be applied again.",
            "Credentials, tags, projects, sites, tokens and the history of jobs cannot be known either.",
        ]
        let (dialect, migrations, instances, told) = (driver.dialect, migrations, drafts, report)
        try await driver.transaction(.write) { session in
            let schema = try FreshCatalog(session: session, dialect: dialect, migrations: migrations).requireEmpty()
            _ = try CatalogMigrator(migrations).migrate(session, dialect)
            // Nothing is in it, apart from series that may have moved on.
            for table in schema.tables where table.name == "counters" {
                try session.execute("UPDATE \(table.name) SET value = 0")
            }
            let now = try session.now()
            for instance in instances { try instance.add(to: session, at: now) }
            _ = try RecoveryEvent.append(
                Details(instances: instances.map(\.recovered.name), notes: told.notes), in: session)
        }
        return report
    }

    private struct Details: Encodable {
        let instances: [String]
        let notes: [String]
    }
}
