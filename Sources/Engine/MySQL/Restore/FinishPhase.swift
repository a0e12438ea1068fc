internal import Core
internal import MySQLWire
internal import Repository

/// What comes after the last transaction: helpers go, accounts and objects are made.
struct FinishPhase {
    let session: TargetSession
    let selection: RestoreSelection
    let mapping: NameMapping
    let options: RestoreOptions
    let bookkeeping: RestoreBookkeeping

    /// Puts into the report what the user should know, and what could not be done.
    func run(_ base: BaseManifest, _ applier: LogApplier, _ report: inout RestoreReport) async throws {
        try await reset()
        for helper in selection.helpers.sorted() {
            try await session.execute("DROP TABLE IF EXISTS \(mapping.target(helper).quoted)")
        }
        for schema in applier.progress.droppedSchemas.sorted() {
            try await dropIfEmpty(schema, applier.objects)
        }
        var accounts: AccountBuilder?
        if selection.isWhole, options.accounts {
            accounts = try await AccountBuilder(
                session: session, existing: options.existing, before: bookkeeping.accountsBefore())
        }
        try await accounts?.make(base.accounts, then: applier.objects.accounts)
        try await reset()
        report.undone += try await ObjectBuilder(session: session, selection: selection, mapping: mapping)
            .build(applier.objects)
        try await reset()
        try await accounts?.finish()
        report.undone += accounts?.undone ?? []
        report.notes += accounts?.notes ?? []
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
