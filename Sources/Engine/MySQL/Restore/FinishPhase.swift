internal import Core
internal import MySQLWire
internal import Repository

/// What comes after the last transaction: helpers go, accounts and objects are made.
struct FinishPhase {
    let session: TargetSession
    let selection: RestoreSelection
    let mapping: NameMapping
    let options: RestoreOptions

    /// Gives what the user should know.
    func run(_ base: BaseManifest, _ applier: LogApplier) async throws -> [String] {
        var notes: [String] = []
        try await reset()
        for helper in selection.helpers.sorted() {
            try await session.execute("DROP TABLE IF EXISTS \(mapping.target(helper).quoted)")
        }
        for schema in applier.progress.droppedSchemas.sorted() {
            try await dropIfEmpty(schema, applier.objects)
        }
        if selection.isWhole, options.accounts {
            notes += try await AccountBuilder(session: session, existing: options.existing)
                .build(base.accounts, applier.objects.accounts)
        }
        notes += try await ObjectBuilder(session: session, selection: selection, mapping: mapping)
            .build(applier.objects)
        return notes
    }

    /// The DDL of the log has changed the session.
    private func reset() async throws {
        for statement in TargetSettings.statements(for: session.version) { try await session.execute(statement) }
        _ = try await session.attempt("SET SESSION timestamp = DEFAULT")
    }

    private func dropIfEmpty(_ schema: String, _ objects: ObjectTimeline) async throws {
        guard selection.containsSchema(schema), !objects.remaining.contains(where: { $0.key.schema == schema }) else {
            return
        }
        let name = mapping.target(schema: schema)
        let tables = try await SchemaReader(session.reading).listing(of: name)
        if tables.isEmpty { try await session.execute("DROP DATABASE IF EXISTS \(name.quotedIdentifier)") }
    }
}
