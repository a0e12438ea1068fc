internal import Core
internal import Repository

/// Compares tables that the log changed with the digests they must have, when all of the log is applied.
struct FinalProof {
    let access: ServerAccess
    let threads: Int
    let reporter: any ProgressReporter

    /// Throws `restore.digest` where a table differs; gives the number of tables that are equal.
    ///
    /// Tables that cascades of the target's own engine may have changed are left out: no event of the log tells how.
    func prove(_ expected: ExpectedDigests, catalog: TargetCatalog, cascadesLogged: Bool) async throws -> UInt64 {
        var known = expected.known
        guard !known.isEmpty else { return 0 }
        if !cascadesLogged {
            for key in try await ForeignKeyReader(session: catalog.session).all() where key.cascades {
                known[key.child] = nil
            }
        }
        return try await LoadProof(access: access, threads: threads, reporter: reporter).prove(
            Dictionary(
                uniqueKeysWithValues: known.map { table, digest in
                    (
                        table,
                        LoadProof.Expectation(
                            source: table, digest: digest, mayHaveFewer: false, origin: "the base with the log")
                    )
                }))
    }
}
