internal import Core
internal import MySQLWire
internal import Repository

/// The definitions that tables have on the source now, for those that no base has seen yet.
struct CurrentDefinitions {
    let repository: InstanceRepository
    let source: ServerAccess
    let clock: any TidemarkClock

    /// The log is archived a moment after the source wrote it. Seconds.
    private static let patience = 15.0

    /// By the names they were asked for; without those the source does not have. Throws `instance.mismatch`, and `find.definition`
    /// where the log that is archived ends before them.
    func read(_ tables: Set<TableName>) async throws -> [TableName: DefinitionHistory.Known] {
        let session = try await SourceSession.open(source)
        do {
            let found = try await read(tables, session)
            await session.close()
            return found
        } catch {
            await session.close()
            throw error
        }
    }

    private func read(
        _ tables: Set<TableName>, _ session: SourceSession
    ) async throws -> [TableName: DefinitionHistory.Known] {
        let record = try await repository.record
        let identity = try await IdentityReader.read(session)
        guard record.identities.contains(where: { $0.isSameServer(as: identity) == true }) else {
            throw TidemarkError(
                .instanceMismatch,
                "\(source.address) is not a server that the instance “\(record.name)” was read from.",
                hint: "Give --source the server whose log is searched.")
        }
        let reader = SchemaReader(session)
        let positions = try await PositionReader(session)
        var known: [TableName: DefinitionHistory.Known] = [:]
        for table in tables.sorted() {
            // What is the same before and after the position is the definition at it.
            while let before = try await reader.table(table) {
                let low = try await positions.low()
                guard try await reader.table(table)?.columns == before.columns else { continue }
                try await awaitArchive(of: low)
                known[table] = DefinitionHistory.Known(
                    low: low, table: TargetTable(before, flavour: session.version.flavour))
                break
            }
        }
        return known
    }

    /// A change of the definition that is not archived yet would not be seen between.
    private func awaitArchive(of low: LogPosition) async throws {
        let begun = clock.now()
        while true {
            if let last = try await repository.lastSegment(), last.end.reaches(low) { return }
            guard clock.now().seconds(since: begun) < Self.patience else {
                throw TidemarkError(
                    .findDefinition, "The log in the repository ends before the definitions the source has now.",
                    hint: "See that tidemark stream is running, and try again.")
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}
