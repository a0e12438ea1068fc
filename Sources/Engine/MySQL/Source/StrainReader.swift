package import Core
internal import MySQLWire

/// Asks a server how strained it is, over a connection of its own: three short statements that read no tables of users.
package actor StrainReader {
    private let access: ServerAccess
    private var session: SourceSession?

    package init(_ access: ServerAccess) { self.access = access }

    /// Connects again where the connection was lost. Throws `source.unreachable` and what else connecting throws; what the
    /// server refuses to say is nil.
    package func read() async throws(TidemarkError) -> SourceStrain {
        do {
            let session = try await opened()
            return SourceStrain(
                threadsRunning: try await Self.status("Threads_running", session),
                replicaLag: try await Self.lag(session), historyLength: try await Self.history(session))
        } catch {
            await close()
            throw error
        }
    }

    package func close() async {
        let old = session
        session = nil
        await old?.close()
    }

    private func opened() async throws(TidemarkError) -> SourceSession {
        if let session, session.connection.isActive { return session }
        let new = try await SourceSession.open(access)
        session = new
        return new
    }

    private static func status(_ name: String, _ session: SourceSession) async throws(TidemarkError) -> Int? {
        let answer = try await session.queryIfAllowed("SHOW GLOBAL STATUS LIKE '\(name)'")
        return answer?.string(0, 1).flatMap { Int($0) }
    }

    /// MariaDB and Percona say it among their status, MySQL among InnoDB's metrics, where PROCESS is needed.
    private static func history(_ session: SourceSession) async throws(TidemarkError) -> Int? {
        if let length = try await status("Innodb_history_list_length", session) { return length }
        guard !session.isMariaDB else { return nil }
        let answer = try await session.queryIfAllowed(
            "SELECT `COUNT` FROM information_schema.INNODB_METRICS WHERE `NAME` = 'trx_rseg_history_len'")
        return answer?.firstValue.flatMap { Int($0) }
    }

    private static func lag(_ session: SourceSession) async throws(TidemarkError) -> Double? {
        let statement =
            session.isMariaDB
            ? "SHOW ALL SLAVES STATUS"
            : session.version.isAtLeast(8, 0, 22) ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS"
        guard let answer = try await session.queryIfAllowed(statement) else { return nil }
        let name = answer.column("Seconds_Behind_Source") == nil ? "Seconds_Behind_Master" : "Seconds_Behind_Source"
        return answer.rows.indices.compactMap { answer.string($0, name).flatMap { Double($0) } }.max()
    }
}
