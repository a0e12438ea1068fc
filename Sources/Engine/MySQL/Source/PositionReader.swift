package import Core
internal import MySQLWire

/// Asks a server where its log is, in the two ways the consistency of a base rests on.
///
/// `low` is a position whose transactions are all visible to a reader that starts afterwards; `high` one that every
/// transaction visible before has reached. They come from different variables of the server, because commits become
/// durable in the log before they become visible: swapping the two loses data.
package struct PositionReader: Sendable {
    private let session: SourceSession
    /// MySQL: whether transactions have GTIDs.
    private let usesGTIDs: Bool
    private let statusStatement: String

    package init(_ session: SourceSession) async throws(TidemarkError) {
        self.session = session
        if session.isMariaDB {
            usesGTIDs = true
            statusStatement = "SHOW MASTER STATUS"
        } else {
            let mode = try await session.variable("GLOBAL.gtid_mode") ?? "OFF"
            usesGTIDs = mode == "ON" || mode == "ON_PERMISSIVE"
            statusStatement = session.version.isAtLeast(8, 2) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS"
        }
    }

    /// Every transaction of this position is visible to reads that begin after the call.
    package func low() async throws(TidemarkError) -> LogPosition {
        session.isMariaDB ? try await mariaDBSnapshotPosition(keepsSnapshot: false) : try await mysqlLow()
    }

    /// Everything that was visible before the call is at or before this position.
    ///
    /// The end of the log file: a transaction is written there before anyone can see its rows.
    package func high() async throws(TidemarkError) -> BinlogPosition {
        let status = try await session.query(statusStatement)
        guard let file = status.string(0, "File"), let offset = status.string(0, "Position").flatMap(UInt64.init) else {
            throw Self.noLog(session.access.address)
        }
        return BinlogPosition(file: file, offset: offset)
    }

    /// Whether `low` follows the log closely; without GTIDs MySQL's stays at the beginning of the newest file.
    package var hasTightLows: Bool { usesGTIDs }

    /// Makes the server begin a new log file, so that the next `low` is close. Locks nothing; needs RELOAD.
    package func advanceLow() async throws(TidemarkError) {
        do {
            try await session.connection.execute("FLUSH BINARY LOGS")
        } catch {
            if let code = error.serverCode, code == 1227 || code == 1044 {
                throw TidemarkError(
                    .checkUnmet,
                    "Without GTIDs the account needs RELOAD, to begin a new log file where a table's place in it must be exact.",
                    hint: "Run GRANT RELOAD ON *.* for the account, or turn gtid_mode on.")
            }
            throw session.failure(error, action: "beginning a new log file")
        }
    }

    /// MySQL. `Executed_Gtid_Set` grows only after the commit in the engine, so it lags behind what is visible. Without
    /// GTIDs the newest file's beginning serves: the server begins a file only when no prepared transaction of an older
    /// one is left uncommitted.
    private func mysqlLow() async throws(TidemarkError) -> LogPosition {
        let status = try await session.query(statusStatement)
        guard let file = status.string(0, "File") else { throw Self.noLog(session.access.address) }
        let start = BinlogPosition(file: file, offset: 4)
        guard usesGTIDs else { return LogPosition(file: start) }
        guard let set = MySQLGTIDSet(status.string(0, "Executed_Gtid_Set") ?? "") else {
            throw Self.notUnderstood(session.access.address, "Executed_Gtid_Set")
        }
        return LogPosition(gtids: .mysql(set), file: start)
    }

    /// MariaDB: opens a consistent snapshot, whose place in the log the server tells exactly, and, with
    /// `keepsSnapshot`, leaves the transaction open for reading.
    ///
    /// This is the only transaction Tidemark opens for longer than a statement, and it takes no lock.
    package func mariaDBSnapshotPosition(keepsSnapshot: Bool) async throws(TidemarkError) -> LogPosition {
        try await session.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT")
        let position: LogPosition
        do {
            position = try await snapshotPosition()
        } catch {
            _ = try? await session.execute("COMMIT")
            throw error
        }
        if !keepsSnapshot { try await session.execute("COMMIT") }
        return position
    }

    private func snapshotPosition() async throws(TidemarkError) -> LogPosition {
        let status = try await session.query("SHOW STATUS LIKE 'binlog\\_snapshot\\_%'")
        var values: [String: String] = [:]
        for row in status.rows.indices {
            if let name = status.string(row, 0) { values[name.lowercased()] = status.string(row, 1) }
        }
        guard let file = values["binlog_snapshot_file"], !file.isEmpty,
            let offset = values["binlog_snapshot_position"].flatMap(UInt64.init)
        else { throw Self.noLog(session.access.address) }
        let gtids = try await session.query("SELECT BINLOG_GTID_POS(\(file.quotedLiteral), \(offset))").firstValue ?? ""
        guard let position = MariaDBGTIDPosition(gtids) else {
            throw Self.notUnderstood(session.access.address, "BINLOG_GTID_POS")
        }
        return LogPosition(gtids: .mariadb(position), file: BinlogPosition(file: file, offset: offset))
    }

    private static func noLog(_ server: String) -> TidemarkError {
        TidemarkError(
            .checkUnmet, "The server \(server) keeps no binary log.",
            hint: "Run tidemark check: it prints what to set.")
    }

    private static func notUnderstood(_ server: String, _ what: String) -> TidemarkError {
        TidemarkError(
            .sourceProtocol, "The server \(server) reports a \(what) that is not understood.",
            hint: "Report this with the server's version.")
    }
}
