internal import Core
internal import MySQLWire

/// Distributed transactions (XA) that were prepared before a base begins.
///
/// A prepared branch stands in the log at its PREPARE and becomes visible at its COMMIT. A base whose log begins between
/// the two would find the COMMIT without the rows. So, after the base's beginning is known and before a table's own low is
/// taken, every branch prepared until then must have ended: it is then either visible to all reads or gone.
enum PreparedBranches {
    /// Seconds to wait for branches of others to end.
    private static let patience = 60.0
    private static let pause = 0.25

    /// Returns once the server lists no prepared branch. An account that may not see the list passes: a restore that
    /// meets such a branch stops with an error instead of leaving its rows out.
    static func waitUntilNone(_ session: SourceSession, clock: any TidemarkClock) async throws {
        var waited = 0.0
        while let branches = try await session.queryIfAllowed("XA RECOVER"), !branches.rows.isEmpty {
            guard waited < patience else {
                throw TidemarkError(
                    .baseUnsettled,
                    "\(branches.rows.count) distributed transactions have been prepared for over \(Int(patience)) s.",
                    hint: "XA RECOVER lists them; end them with XA COMMIT or XA ROLLBACK and run backup again.")
            }
            try await clock.sleep(seconds: pause)
            waited += pause
        }
    }
}
