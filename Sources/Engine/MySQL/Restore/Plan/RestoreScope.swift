internal import Core
internal import Repository

/// What a request means on a base and its log: which tables, and which statements of the log concern them.
struct RestoreScope {
    let repository: InstanceRepository
    let options: RestoreOptions

    /// What is restored, with the tables that are needed on the way.
    func selection(_ base: BaseManifest, _ plan: RestorePlan) async throws -> RestoreSelection {
        var selection = RestoreSelection(options, base: base)
        guard !selection.isWhole else { return selection }
        let parents = Self.cascadingParents(base)
        selection.addHelpers(
            statements: try await statements(base, plan).map(\.tables), parents: { parents[$0] ?? [] })
        return selection
    }

    /// Every schema change of the log that is to be replayed.
    func statements(_ base: BaseManifest, _ plan: RestorePlan) async throws -> [DDLRecord] {
        var found: [DDLRecord] = []
        try await walk(base, plan.cut) { found += $0.ddl }
        return found
    }

    /// Looks at the index of each segment that is replayed, in order; no more than 256 of them are in memory at a time.
    func walk(_ base: BaseManifest, _ cut: LogCut, _ look: (SegmentIndex) throws -> Void) async throws {
        var sequence = base.firstSegment
        while sequence <= cut.end.segment {
            let indexes = try await repository.segmentIndexes(from: sequence, limit: 256)
            guard let last = indexes.last else { return }
            for index in indexes where index.sequence <= cut.end.segment { try look(index) }
            sequence = last.sequence + 1
        }
    }

    /// Throws `usage.invalid` where something was asked for by name that the base does not hold.
    func requireContent(_ selection: RestoreSelection, _ base: BaseManifest) throws {
        for table in options.tables where !base.tables.contains(where: { $0.name == table }) {
            if selection.helpers.isEmpty, !selection.isBackedUp(table) {
                throw TidemarkError(
                    .usage, "The table \(table) was not backed up.", hint: "See tidemark list for what the base holds.")
            }
        }
        for schema in options.databases where !base.schemas.contains(where: { $0.name == schema }) {
            throw TidemarkError(
                .usage, "The base holds no database \(schema).", hint: "See tidemark list for what the base holds.")
        }
    }

    /// Parents of the base's tables whose changes reach their children without being in the log.
    private static func cascadingParents(_ base: BaseManifest) -> [TableName: [TableName]] {
        guard !base.cascadesLogged else { return [:] }
        var parents: [TableName: [TableName]] = [:]
        for table in base.tables where table.createStatement.contains("FOREIGN KEY") {
            let statement = DDLStatement.parse(table.createStatement)
            parents[table.name] = statement.parents.map { $0.resolved(in: table.name.schema) }
        }
        return parents
    }
}
