internal import Core
internal import MySQLWire
internal import ObjectStore
internal import Repository

/// One of the connections that read rows: it opens tables, finds boundaries and copies ranges into chunks.
///
/// Every statement is a transaction of its own, so the server keeps no history for us and nothing is lost but a range
/// when the connection breaks. Only tables without a key are read inside a transaction, see `BaseReader+Exact`.
final class BaseReader {
    let context: BaseContext
    /// The log as it is stored, for brackets.
    let archive: ArchiveFollower
    private var current: (session: SourceSession, positions: PositionReader)?
    private var prepared: (sql: String, statement: PreparedStatement)?
    private let writer: ChunkWriter
    private let uploads: ChunkUploads

    init(_ context: BaseContext, _ archive: ArchiveFollower) throws {
        self.context = context
        self.archive = archive
        writer = try context.instance.chunkWriter()
        uploads = ChunkUploads(context.instance)
    }

    /// Ends the reader's work for good.
    func finish() async {
        uploads.cancel()
        await close()
    }

    func close() async {
        prepared = nil
        await current?.session.close()
        current = nil
    }

    // MARK: Sessions

    var session: SourceSession { get async throws { try await opened().session } }

    private func opened() async throws -> (session: SourceSession, positions: PositionReader) {
        if let current, current.session.connection.isActive { return current }
        prepared = nil
        let session = try await context.openSession()
        let opened = (session, try await PositionReader(session))
        current = opened
        return opened
    }

    /// Runs `body`, again after a lost connection or a lock conflict, with growing pauses.
    ///
    /// Everything a body does must be repeatable: reading is.
    func retrying<Result>(_ action: String, _ body: () async throws -> Result) async throws -> Result {
        var lost = 0
        var conflicts = 0
        while true {
            try Task.checkCancellation()
            do {
                return try await body()
            } catch let error as MySQLError where error.isTableChange {
                throw ReadFailure.tableChanged(error.description)
            } catch let error as MySQLError where error.isLockConflict && conflicts < 120 {
                conflicts += 1
                try await context.clock.sleep(seconds: 0.5)
            } catch let error as MySQLError where error.isConnectionFailure && lost < 8 {
                await close()
                lost += 1
                await context.progress.note("Connecting again after \(error) while \(action).")
                try await context.clock.sleep(seconds: min(10, 0.2 * Double(1 << lost)))
            } catch let error as MySQLError {
                throw TidemarkError(error, server: context.access.address, action: action)
            } catch let error as TidemarkError where error.code == .sourceUnreachable && lost < 8 {
                await close()
                lost += 1
                try await context.clock.sleep(seconds: min(10, 0.2 * Double(1 << lost)))
            }
        }
    }

    func low(fresh: Bool) async throws -> LogPosition {
        try await retrying("reading the log's position") {
            try await context.lows.low(try await opened().positions, fresh: fresh)
        }
    }

    /// A low that holds everything up to `position`.
    func low(after position: BinlogPosition) async throws -> LogPosition {
        let isMariaDB = try await retrying("reading the log's position") { try await session.isMariaDB }
        var wanted = LogPosition(file: position)
        if !isMariaDB {
            // MySQL's low is told in GTIDs alone: those up to the position are known from the stored log.
            try await archive.wait(for: position, patience: context.options.convergencePatience)
            if let newest = await archive.newest { wanted = newest.end }
        }
        var isFresh = false
        for _ in 0..<Self.lowAttempts {
            let low = try await low(fresh: isFresh)
            if isMariaDB ? low.file.map({ $0 >= position }) ?? false : low.reaches(wanted) { return low }
            if isFresh {
                let positions = try await positions()
                if !positions.hasTightLows { try await positions.advanceLow() }
                try await context.clock.sleep(seconds: 0.05)
            }
            isFresh = true
        }
        throw TidemarkError(
            .baseUnsettled, "Transactions up to \(position) do not become visible on the source.",
            hint: "Look for a commit that hangs there (SHOW PROCESSLIST), and run backup again.")
    }

    private static let lowAttempts = 600

    func high() async throws -> BinlogPosition {
        try await retrying("reading the log's position") { try await opened().positions.high() }
    }

    func positions() async throws -> PositionReader { try await opened().positions }

    // MARK: Statements

    /// The statement, prepared on this connection; the one before is freed.
    private func prepare(_ sql: String) async throws -> PreparedStatement {
        let connection = try await session.connection
        if let prepared {
            if prepared.sql == sql { return prepared.statement }
            self.prepared = nil
            try await connection.closeStatement(prepared.statement)
        }
        let statement = try await connection.prepare(sql)
        prepared = (sql, statement)
        return statement
    }

    /// Rows that come in other forms than the definition says: its columns have changed since it was read, or it was not
    /// understood, and then there is no use in reading it again.
    private func requireForms(_ answered: [ResultColumn], of table: OpenTable) async throws {
        do {
            try table.select.verify(answered, of: table.name)
        } catch {
            let current = try await SchemaReader(try await session).table(table.name)
            guard current == table.definition else { throw ReadFailure.tableChanged(error.message) }
            throw error
        }
    }

    /// Copies the rows of one statement into chunks; nil where they are more than `limit` bytes. On any failure nothing
    /// of it counts.
    func copyRows(
        _ sql: String, _ parameters: StatementParameters, of table: OpenTable, stopAfterBytes limit: UInt64 = .max
    ) async throws -> ReadRows? {
        let statement = try await prepare(sql)
        try await requireForms(statement.columns, of: table)
        try writer.discard(layout: table.select.rowLayout)
        let stream = try await session.connection.rows(statement, parameters)
        var result = ReadRows()
        var chunkDigest = TableDigest()
        do {
            while let batch = try await stream.next() {
                try await context.limiter?.take(batch.framedRows.count)
                var start = 0
                while let end = batch.framedRows.withUnsafeBytes({
                    ChunkCut.end(in: $0, from: start, held: writer.rawBytes)
                }) {
                    try append(batch.framedRows, start..<end, &chunkDigest)
                    start = end
                    try await finishChunk(&chunkDigest, &result)
                }
                try append(batch.framedRows, start..<batch.framedRows.count, &chunkDigest)
                result.bytes += UInt64(batch.framedRows.count)
                await context.progress.read(
                    rows: UInt64(batch.rowCount), bytes: UInt64(batch.framedRows.count), of: table.name)
                if result.bytes > limit {
                    await stream.cancel()
                    writer.discard()
                    return nil
                }
            }
            if chunkDigest.rows > 0 { try await finishChunk(&chunkDigest, &result) }
        } catch {
            writer.discard()
            if !(error is MySQLError) { await stream.cancel() }
            throw error
        }
        return result
    }

    private func append(_ rows: [UInt8], _ part: Range<Int>, _ digest: inout TableDigest) throws {
        try rows.withUnsafeBytes { bytes in
            let part = UnsafeRawBufferPointer(rebasing: bytes[part])
            digest.add(framedRows: part)
            try writer.append(part)
        }
    }

    private func finishChunk(_ digest: inout TableDigest, _ result: inout ReadRows) async throws {
        result.chunks.append(try await uploads.add(try writer.pack(rows: digest.rows, digest: digest)))
        result.digest.add(digest)
        digest = TableDigest()
    }

    /// The rows of one range; its end will be noted on the last chunk.
    func read(_ range: KeyRange, of table: OpenTable) async throws -> ReadRows {
        try await retrying("reading \(table.name)") {
            var result: ReadRows?
            if let walk = table.walk, range != KeyRange() {
                result = try await copyRows(
                    walk.rowsSQL(range, list: table.select.sql), walk.parameters(range), of: table)
            } else {
                result = try await copyRows(table.wholeSQL, .none, of: table)
            }
            result?.range = range
            return result ?? ReadRows()
        }
    }
}

extension OpenTable {
    /// Every row in one statement.
    var wholeSQL: String { "SELECT \(select.sql) FROM \(name.quoted) AS t" }
}
