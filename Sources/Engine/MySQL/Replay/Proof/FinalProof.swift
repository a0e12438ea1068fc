internal import Core
internal import Repository

/// Finds out what the tables hold when all of the log is applied, and compares them with what they must hold.
struct FinalProof {
    let access: ServerAccess
    let threads: Int
    let reporter: any ProgressReporter

    /// Throws `restore.digest` where a table differs.
    ///
    /// Tables that cascades of the target's own engine may have changed are read and not compared: no event of the log tells how.
    ///
    /// - Parameters:
    ///   - loaded: what is known from the load.
    ///   - names: all that may be on the target.
    ///   - folded: those nothing of the log was applied to, by their names on the target.
    func prove(
        _ expected: ExpectedDigests, loaded: [RestoredTable], names: Set<TableName>, folded: Set<TableName>,
        catalog: TargetCatalog, cascadesLogged: Bool
    ) async throws -> [RestoredTable] {
        var known = expected.known
        var changed = expected.tables
        // Beyond a thousand tables it is not known which were changed.
        if expected.isClosed { changed.formUnion(names.subtracting(folded)) }
        if !cascadesLogged {
            for key in try await ForeignKeyReader(session: catalog.session).all()
            where key.cascades && !folded.contains(key.child) {
                known[key.child] = nil
                changed.insert(key.child)
            }
        }
        var result = loaded.filter { !changed.contains($0.table) }
        let settled = Set(result.map(\.table))
        let unsettled = names.union(expected.tables).subtracting(settled)
        guard !unsettled.isEmpty else { return result }
        let found = try await LoadProof(access: access, threads: threads, reporter: reporter).compare(
            known.filter { unsettled.contains($0.key) }.mapValues { digest in
                LoadProof.Expectation(digest: digest, mayHaveFewer: false, origin: "the base with the log")
            }, reading: unsettled)
        for (table, digest) in found {
            result.append(
                RestoredTable(
                    table: table, rows: digest.rows, digest: digest, proof: known[table] == nil ? .none : .log))
        }
        return result.sorted { $0.table < $1.table }
    }
}
