internal import Core
internal import MySQLWire
internal import Repository

/// Learns from indexes and bases which definitions tables had in a stretch of the log.
struct DefinitionSurvey {
    let repository: InstanceRepository
    let folding: NameFolding
    let flavour: ServerFlavour
    /// The bases that may know them, the one the stretch begins with first.
    let bases: [BaseSummary]
    /// Asked for definitions that no base has; nil where there is no source to ask.
    let current: CurrentDefinitions?
    private var changes: [DefinitionChange] = []

    private static let maxBases = 16

    init(
        _ repository: InstanceRepository, _ folding: NameFolding, _ flavour: ServerFlavour, bases: [BaseSummary],
        current: CurrentDefinitions?
    ) {
        self.current = current
        self.repository = repository
        self.folding = folding
        self.flavour = flavour
        self.bases = Array(bases.prefix(Self.maxBases))
    }

    /// Looks for changes of definitions in these segments.
    mutating func read(from first: UInt64, through last: UInt64?) async throws {
        var next = first
        while next <= last ?? .max {
            let indexes = try await repository.segmentIndexes(from: next, limit: 256)
            guard let newest = indexes.last else { return }
            for index in indexes where index.sequence <= last ?? .max {
                changes += index.ddl.compactMap { DefinitionChange($0, segment: index.sequence) }
            }
            next = newest.sequence + 1
        }
    }

    /// The histories of these tables, by the names they were asked for.
    func histories(of tables: Set<TableName>) async throws -> [TableName: DefinitionHistory] {
        var known: [TableName: [DefinitionHistory.Known]] = [:]
        for (place, summary) in bases.enumerated() {
            // Where nothing changed the first base knows all that is to know.
            let left = tables.filter { table in
                known[table] == nil || changes.contains { $0.concerns(table, folding) }
            }
            if place > 0, left.isEmpty { break }
            let base = try await repository.base(summary.id)
            let wanted = Dictionary(left.map { (folding.key($0), $0) }, uniquingKeysWith: { first, _ in first })
            for manifest in base.tables {
                guard let table = wanted[folding.key(manifest.name)] else { continue }
                known[table, default: []].append(
                    DefinitionHistory.Known(low: manifest.low, table: TargetTable(manifest, flavour: flavour)))
            }
        }
        // The newest definition is the one that a base may lack.
        let changed = tables.filter { table in
            known[table] == nil || changes.contains { $0.concerns(table, folding) }
        }
        if let current, !changed.isEmpty {
            for (table, definition) in try await current.read(changed) { known[table, default: []].append(definition) }
        }
        return Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (
                    table,
                    DefinitionHistory(
                        table, folding, changes: changes.filter { $0.concerns(table, folding) },
                        known: known[table] ?? [])
                )
            })
    }
}
