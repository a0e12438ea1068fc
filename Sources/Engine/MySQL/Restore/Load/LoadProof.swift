internal import Core
internal import Repository

/// Compares what was loaded with what the base says, before the log changes anything.
struct LoadProof {
    let access: ServerAccess
    let threads: Int
    let reporter: any ProgressReporter

    struct Expectation: Sendable {
        let source: TableName
        let digest: TableDigest
        /// Rows of different instants may have displaced each other: fewer rows are no damage, the log brings them.
        let mayHaveFewer: Bool
        /// What the digest is of, for messages.
        var origin = "the base"
    }

    /// Throws `restore.digest` where a table differs; gives the number of tables whose digests are equal.
    func prove(_ expected: [TableName: Expectation]) async throws -> UInt64 {
        guard !expected.isEmpty else { return 0 }
        let results = try await DigestJob(
            server: access, threads: threads, selects: { expected[$0] != nil }, progress: reporter
        ).run()
        var found: [TableName: TableDigest] = [:]
        for result in results { found[result.table] = result.digest }
        var proven: UInt64 = 0
        for (target, expectation) in expected.sorted(by: { $0.key < $1.key }) {
            let digest = found[target] ?? TableDigest()
            if digest == expectation.digest {
                proven += 1
            } else if !expectation.mayHaveFewer || digest.rows >= expectation.digest.rows {
                throw TidemarkError(
                    .restoreDigest,
                    "\(target) has \(digest.rows) rows with digest \(digest.sumText), \(expectation.origin) has"
                        + " \(expectation.digest.rows) with \(expectation.digest.sumText).",
                    hint: "Was the target written to during the restore? If not, run tidemark verify and report this.")
            }
        }
        return proven
    }
}
