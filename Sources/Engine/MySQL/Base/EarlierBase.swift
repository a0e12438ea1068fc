internal import Core
internal import Repository

/// The tables of the newest base, whose ranges are cut at the same keys again.
struct EarlierBase {
    private(set) var tables: [TableName: TableManifest] = [:]
    /// Why there is nothing to reuse although there is a base.
    private(set) var note: String?

    /// Of another server version nothing is taken: orders of keys may differ between versions.
    static func newest(_ context: BaseContext) async throws -> EarlierBase {
        var found = EarlierBase()
        guard let summary = try await context.instance.bases().max(by: { $0.startedAt < $1.startedAt }),
            summary.serverVersion == context.identity.version
        else { return found }
        do {
            for var table in try await context.instance.base(summary.id).tables where !table.chunks.isEmpty {
                // Only where ranges ended and what was in them is of use.
                table.createStatement = ""
                found.tables[table.name] = table
            }
        } catch let error as TidemarkError where error.isObjectFailure || error.code == .baseMissing {
            found.note = "The base \(summary.id) cannot be read, so its chunks are not reused: \(error.message)"
        }
        return found
    }
}

extension TableManifest {
    /// Whether the rows were cut by the same key as that of `definition`.
    func isCut(like definition: TableDefinition) -> Bool {
        guard let key, key == definition.key?.columns else { return false }
        return key.allSatisfy { name in
            let now = definition.columns.first { $0.name == name }
            return now != nil && columns.first { $0.name == name } == now
        }
    }
}
