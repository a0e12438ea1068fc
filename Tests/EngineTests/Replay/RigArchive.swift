import Core
import Engine
import MySQLWire
import Repository
import TestKit

/// Archives a server's log into segments cut at every few transactions, from a file's beginning to its end now.
struct RigArchive {
    private let instance: InstanceRepository
    private let family: ServerFamily
    private let begin: BinlogPosition
    /// Bytes of the log that are archived already.
    private var archived = BinlogPosition(file: "", offset: 0)
    private var sequence: UInt64 = 0
    private var position: LogPosition

    init(_ instance: InstanceRepository, _ family: ServerFamily, _ begin: BinlogPosition) {
        self.instance = instance
        self.family = family
        self.begin = begin
        position = LogPosition(file: begin)
    }

    static func identity(_ server: DatabaseServer) -> SourceIdentity {
        SourceIdentity(
            flavour: server.family == .mariadb ? .mariadb : .mysql, serverID: UInt32(server.port), hostname: "rig",
            port: UInt16(server.port), version: "rig")
    }

    /// Appends what the log has grown by; gives the newest segment's number.
    mutating func follow(_ server: DatabaseServer) async throws -> UInt64 {
        let connection = try await server.connect()
        let stream = try await connection.startBinlogDump(
            BinlogDumpRequest(
                start: .file(name: begin.file, offset: 4), serverID: 4_000_000 + UInt32(server.port), stopsAtEnd: true))
        var parser = BinlogParser()
        var formatDescription: [UInt8] = []
        var file = begin.file
        var start = position
        var events: [UInt8] = []
        var count: UInt64 = 0
        var transactions: UInt64 = 0
        var firstCommit: Timestamp?
        var lastCommit: Timestamp?
        var open: (gtid: GTID?, time: Int64?) = (nil, nil)
        var ddl: [DDLRecord] = []
        var tables: Set<TableName> = []
        // What a compressed transaction holds is not looked into here.
        var namesAll = true

        func seal() async throws {
            guard count > 0 else { return }
            sequence += 1
            try await instance.appendSegment(
                SegmentIndex(
                    sequence: sequence, run: "rig", source: Self.identity(server), serverVersion: "rig",
                    formatDescription: Base64Bytes(formatDescription), start: start, end: position,
                    firstCommit: firstCommit, lastCommit: lastCommit, confirmedThrough: .now(), sealedAt: .now(),
                    transactions: transactions, events: count, rawBytes: UInt64(events.count),
                    tables: namesAll ? tables.sorted().map { TableActivity(table: $0) } : [], ddl: ddl,
                    incidents: []), events: events)
            start = position
            events = []
            count = 0
            transactions = 0
            firstCommit = nil
            lastCommit = nil
            ddl = []
            tables = []
            namesAll = true
        }

        while let batch = try await stream.next() {
            for index in 0..<batch.eventCount {
                let raw = Array(batch.bytes[batch.range(index)])
                let (header, event) = try raw.withUnsafeBytes { (try BinlogEventHeader($0), try parser.parse($0)) }
                if header.type == .formatDescription { formatDescription = raw }
                if case .rotate(let rotate) = event, rotate.isArtificial {
                    file = rotate.fileName
                    continue
                }
                if case .heartbeat = event { continue }
                let end = BinlogPosition(file: file, offset: UInt64(header.endPosition))
                let isNew = archived < end || archived.file.isEmpty
                if isNew {
                    withUnsafeBytes(of: end.offset.littleEndian) { events += $0 }
                    events += raw
                    count += 1
                }
                var ends = false
                switch event {
                case .gtid(let gtid), .anonymousGTID(let gtid):
                    open = (RigArchive.identifier(gtid), gtid.immediateCommitTimestamp)
                case .xid, .xaPrepare: ends = true
                case .transactionPayload:
                    ends = true
                    if isNew { namesAll = false }
                case .rows(let rows):
                    if isNew { tables.insert(TableName(schema: rows.table.schema, name: rows.table.name)) }
                case .query(let query):
                    let statement = DDLStatement.parse(query.sql)
                    switch statement.kind {
                    case .transaction(.begin), .transaction(.savepoint), .transaction(.rollbackToSavepoint),
                        .transaction(.xaStart), .transaction(.xaEnd):
                        break
                    default:
                        ends = statement.startTransactionClause == nil
                        if isNew, statement.kind.isTableDDL {
                            ddl.append(
                                DDLRecord(
                                    gtid: open.gtid, end: end, time: .now(), sql: query.text,
                                    tables: statement.tables.map { $0.resolved(in: query.schema) }, isTableDDL: true))
                        }
                    }
                default: break
                }
                guard ends, isNew else { continue }
                if let gtid = open.gtid { position.gtids.insert(gtid) }
                position.file = end
                archived = end
                let time = open.time.map { Timestamp(microseconds: $0) } ?? Timestamp(seconds: Int64(header.timestamp))
                firstCommit = firstCommit ?? time
                lastCommit = max(lastCommit ?? time, time)
                transactions += 1
                if transactions == 7 { try await seal() }
            }
        }
        try await seal()
        await connection.close()
        return sequence
    }

    private static func identifier(_ event: GTIDEvent) -> GTID? {
        switch event.identity {
        case .mysql(let uuid, let tag, let sequence):
            UUIDBytes(uuid).map { .mysql(uuid: $0, tag: tag, sequence: sequence) }
        case .mariadb(let domain, let server, let sequence):
            .mariadb(domain: domain, server: server, sequence: sequence)
        case .anonymous: nil
        }
    }
}
