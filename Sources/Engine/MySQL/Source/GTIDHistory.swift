package import Core
internal import MySQLWire

/// Whether a server has been through a state of the log, by its GTIDs.
package struct GTIDHistory: Sendable {
    private let session: SourceSession

    package init(_ session: SourceSession) { self.session = session }

    /// nil where the two cannot be compared: GTIDs are off on one side.
    package func contains(_ position: LogPosition) async throws(TidemarkError) -> Bool? {
        switch position.gtids {
        case .none:
            return nil
        case .mysql(let set):
            guard !session.isMariaDB, !set.isEmpty,
                let executed = try await session.variable("GLOBAL.gtid_executed").flatMap({ MySQLGTIDSet($0) })
            else { return nil }
            return set.isSubset(of: executed)
        case .mariadb(let position):
            guard session.isMariaDB, !position.isEmpty else { return nil }
            return try await containsMariaDB(position)
        }
    }

    /// MariaDB remembers the last number of every (domain, server) pair ever logged, purged or not.
    package func containsMariaDB(_ position: MariaDBGTIDPosition) async throws(TidemarkError) -> Bool {
        let state = try await session.variable("GLOBAL.gtid_binlog_state") ?? ""
        var last: [UInt64: UInt64] = [:]
        for part in state.split(separator: ",") {
            guard case .mariadb(let domain, let server, let sequence)? = GTID(part.filter { !$0.isWhitespace }) else {
                continue
            }
            last[UInt64(domain) << 32 | UInt64(server)] = sequence
        }
        return position.domains.allSatisfy { domain, own in
            last[UInt64(domain) << 32 | UInt64(own.server)].map { $0 >= own.sequence } ?? false
        }
    }
}
