internal import Core
internal import Repository

/// Compares what was loaded with what the base says, before the log changes anything.
struct LoadProof {
    let access: ServerAccess
    let threads: Int
    let reporter: any ProgressReporter

    struct Expectation: Sendable {
        let digest: TableDigest
        /// Rows of different instants may have displaced each other: fewer rows are no damage, the log brings them.
        let mayHaveFewer: Bool
        /// What the digest is of, for messages.
        var origin = "the base"
    }

    /// Throws `restore.digest` where a table differs; gives what was found of those that are equal.
    func prove(_ expected: [TableName: Expectation]) async throws -> [RestoredTable] {
        let found = try await compare(expected, reading: Set(expected.keys))
        return found.filter { $0.value == expected[$0.key]?.digest }
            .map { RestoredTable(table: $0.key, rows: $0.value.rows, digest: $0.value, proof: .load) }
            .sorted { $0.table < $1.table }
    }

    /// Reads tables, compares those of which something is expected, and gives what was found. Throws `restore.digest`.
    func compare(
        _ expected: [TableName: Expectation], reading tables: Set<TableName>
    ) async throws -> [TableName: TableDigest] {
        guard !tables.isEmpty else { return [:] }
        let results = try await DigestJob(
            server: access, threads: threads, selects: { tables.contains($0) }, progress: reporter
        ).run()
        var found: [TableName: TableDigest] = [:]
        for result in results { found[result.table] = result.digest }
        for (target, expectation) in expected.sorted(by: { $0.key < $1.key }) {
            let digest = found[target] ?? TableDigest()
            guard digest != expectation.digest else { continue }
            if !expectation.mayHaveFewer || digest.rows >= expectation.digest.rows {
                throw TidemarkError(
                    .restoreDigest,
                    "\(target) has \(digest.rows) rows with digest \(digest.sumText), \(expectation.origin) has"
                        + " \(expectation.digest.rows) with \(expectation.digest.sumText).",
                    hint: "Was the target written to during the restore? If not, run tidemark verify and report this.")
            }
        }
        return found
    }
}
