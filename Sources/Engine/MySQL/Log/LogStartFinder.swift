internal import Core
internal import MySQLWire
internal import Repository

/// Decides where the stream begins: where the archive ends, if the source still has what follows; otherwise now, in a
/// new run that says why.
struct LogStartFinder {
    let session: SourceSession
    let identity: SourceIdentity

    func find(after last: LogEnd?) async throws -> LogStart {
        guard let last else { return try await now(gapReason: nil, isFirst: true) }
        if session.isMariaDB { return try await afterMariaDB(last) }
        if case .mysql(let set) = last.position.gtids, try await usesGTIDs() { return try await afterMySQL(set, last) }
        return try await afterFile(last)
    }

    /// A new run from the present state of the source.
    ///
    /// The position is one whose transactions are all visible, so that the low watermarks of bases, taken later, reach
    /// it: nothing a base lacks is older than the run.
    func now(gapReason: String?, isFirst: Bool = false) async throws -> LogStart {
        let low = try await PositionReader(session).low()
        let request: BinlogDumpRequest.Start
        var position = low
        switch low.gtids {
        case .mysql(let set):
            request = .mysqlGTIDs(encodedSet: set.protocolEncoding)
            position.file = nil
        case .mariadb(let gtids):
            request = .mariaDBGTIDs(gtids.description)
        case .none:
            guard let file = low.file else { throw Self.noPosition }
            request = .file(name: file.file, offset: file.offset)
        }
        return LogStart(
            request: request, position: position, newRun: .init(gapReason: isFirst ? nil : gapReason ?? "unknown"))
    }

    private func usesGTIDs() async throws -> Bool {
        let mode = try await session.variable("GLOBAL.gtid_mode") ?? "OFF"
        return mode == "ON" || mode == "ON_PERMISSIVE"
    }

    private func afterMySQL(_ set: MySQLGTIDSet, _ last: LogEnd) async throws -> LogStart {
        let result = try await session.query("SELECT @@GLOBAL.gtid_executed, @@GLOBAL.gtid_purged")
        guard let executed = MySQLGTIDSet(result.string(0, 0) ?? ""),
            let purged = MySQLGTIDSet(result.string(0, 1) ?? "")
        else { throw Self.noPosition }
        if !set.isSubset(of: executed) {
            return try await now(
                gapReason: "the source has lost transactions that are in the log (it was reset or restored)")
        }
        if !purged.isSubset(of: set) {
            return try await now(gapReason: "the source purged its log before it could be stored")
        }
        return LogStart(
            request: .mysqlGTIDs(encodedSet: set.protocolEncoding), position: last.position,
            endedInside: last.endsInsideTransaction)
    }

    private func afterMariaDB(_ last: LogEnd) async throws -> LogStart {
        guard case .mariadb(let position) = last.position.gtids else {
            return try await now(gapReason: "the log's end has no GTID of this source")
        }
        if try await !GTIDHistory(session).containsMariaDB(position) {
            return try await now(
                gapReason: "the source has lost transactions that are in the log (it was reset or restored)")
        }
        return LogStart(
            request: .mariaDBGTIDs(position.description), position: last.position,
            endedInside: last.endsInsideTransaction)
    }

    private func afterFile(_ last: LogEnd) async throws -> LogStart {
        guard let file = last.position.file, last.source.isSameServer(as: identity) == true else {
            return try await now(gapReason: "another server answers, and without GTIDs its log cannot be joined")
        }
        let logs = try await session.query("SHOW BINARY LOGS")
        for row in logs.rows.indices where logs.string(row, 0) == file.file {
            guard let size = logs.string(row, 1).flatMap(UInt64.init), size >= file.offset else {
                return try await now(gapReason: "the source's log is shorter than what is stored of it (it was reset)")
            }
            return LogStart(
                request: .file(name: file.file, offset: file.offset), position: last.position,
                endedInside: last.endsInsideTransaction)
        }
        return try await now(gapReason: "the source purged its log before it could be stored")
    }

    private static let noPosition = TidemarkError(
        .sourceProtocol, "The source's position in its log is not understood.",
        hint: "Report this with the server's version and SHOW BINARY LOG STATUS.")
}
