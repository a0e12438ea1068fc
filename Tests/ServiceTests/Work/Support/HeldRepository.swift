import APIModel
import Core
import Repository
import Service
import TestKit
import Testing

/// An instance in a directory: a log of a segment a minute that a gap interrupts, and bases of their own chunks.
struct HeldRepository: Sendable {
    /// A hold, without the types of the repository.
    struct Found: Equatable {
        let id: String
        let label: String
        let bases: [String]
        let segments: ClosedRange<UInt64>
        let from: Timestamp?
        let to: Timestamp?
        let isEnforced: Bool
    }

    static let name = "shop"
    private static let start = Timestamp(seconds: 1_700_000_000)
    private static let source = SourceIdentity(
        flavour: .mariadb, serverUUID: nil, serverID: 7, gtidDomain: 0, hostname: "db", port: 3306,
        version: "10.11.6-MariaDB")

    /// Kept until the end of the test.
    private let folder: TestFolder
    let assigned: AssignedRepository

    /// Base `before` converges in minute 2; after a gap in minute 5 come `first` in 7, `second` in 12 and `later` in 22. The
    /// log ends in minute 30.
    init() async throws {
        folder = try TestFolder("held")
        assigned = AssignedRepository(
            id: "r", name: "main", url: "file://\(folder.file("repository"))",
            key: AssignedKey(kind: .keyfile, label: "p", secret: KeyFile.generate()))
        let instance = try await assigned.create().addInstance(
            InstanceRecord(
                name: Self.name, id: "", flavour: .mariadb, createdAt: Self.start, identities: [Self.source]))
        for sequence in 1...30 as ClosedRange<UInt64> {
            let index = Self.index(sequence)
            try await instance.appendSegment(index, events: [UInt8](repeating: 7, count: Int(index.rawBytes)))
        }
        for (id, last) in [("before", 2), ("first", 7), ("second", 12), ("later", 22)] as [(String, UInt64)] {
            try await instance.commit(try await Self.base(id, in: instance, converging: last))
        }
    }

    static func minute(_ number: Int) -> Timestamp { start.adding(seconds: Double(number) * 60) }

    func holds() async throws -> [Found] {
        try await instance().holds().map { hold in
            Found(
                id: hold.id, label: hold.label, bases: hold.bases, segments: hold.firstSegment...hold.lastSegment,
                from: hold.from, to: hold.to, isEnforced: hold.isEnforced)
        }
    }

    /// By their convergence.
    func bases() async throws -> [String] { try await instance().listing(now: .now()).bases.map(\.id) }

    /// Whether every second of a span can be restored to.
    func isWhole(_ first: Timestamp, _ last: Timestamp) async throws -> Bool {
        try await instance().listing(now: .now()).windows.contains { $0.start <= first && last <= $0.end }
    }

    /// Bases that a prune which keeps the newest alone would take away now.
    func removable() async throws -> [String] {
        let options = PruneOptions(policy: RetentionPolicy(rules: [.last(1)]))
        return try await Pruner(try await instance(), options: options).plan().removed.map(\.id)
    }

    func lift(_ hold: Found) async throws { try await instance().removeHold(hold.id) }

    /// Opened anew, as another process would.
    private func instance() async throws -> InstanceRepository {
        try #require(try await assigned.open().instance(named: Self.name))
    }

    private static func run(_ sequence: UInt64) -> String { sequence <= 5 ? "run-1" : "run-2" }

    private static func position(_ number: UInt64) -> LogPosition {
        var gtids = GTIDPosition.none
        gtids.insert(.mariadb(domain: 0, server: 7, sequence: number))
        return LogPosition(gtids: gtids, file: BinlogPosition(file: "binlog.000001", offset: number * 100))
    }

    private static func index(_ sequence: UInt64) -> SegmentIndex {
        let time = minute(Int(sequence))
        return SegmentIndex(
            sequence: sequence, run: run(sequence), gapReason: sequence == 6 ? "The server had purged its log." : nil,
            source: source, serverVersion: source.version, formatDescription: [15, 1, 2],
            start: position(sequence * 10 - 10), end: position(sequence * 10), firstCommit: time, lastCommit: time,
            sealedAt: time, transactions: 10, events: 40, rawBytes: 2000,
            tables: [TableActivity(table: TableName(schema: "shop", name: "orders"), inserts: 10)])
    }

    /// It begins in the segment before the one it converges in.
    private static func base(
        _ id: String, in instance: InstanceRepository, converging last: UInt64
    ) async throws -> BaseManifest {
        var rows: [UInt8] = []
        for row in 0..<50 as Range<UInt8> {
            rows += [40, 0, 0, 0] + [UInt8](repeating: row &+ UInt8(last), count: 40)
        }
        let chunk = try await instance.putChunk(
            framedRows: rows, rows: 50, digest: TableDigest(rows: 50, high: 1, low: 2))
        let (low, convergence) = (position(last * 10 - 10), position(last * 10))
        let table = TableManifest(
            name: TableName(schema: "shop", name: "orders"), createStatement: "CREATE TABLE …", engine: "InnoDB",
            columns: [
                ColumnDefinition(name: "id", ordinal: 1, dataType: "int", columnType: "int(11)", nullable: false)
            ], key: ["id"], exact: false, low: low, high: convergence, rows: 50, rawBytes: chunk.rawBytes,
            digest: TableDigest(rows: 50, high: 1, low: 2), chunks: [chunk])
        return BaseManifest(
            id: id, instance: instance.id, state: .complete, startedAt: minute(Int(last) - 1),
            finishedAt: minute(Int(last)), flavour: .mariadb, serverVersion: source.version, source: source,
            settings: ["lower_case_table_names": "0"], cascadesLogged: false, low: low, convergence: convergence,
            convergenceTime: minute(Int(last)), run: run(last), firstSegment: last - 1, convergenceSegment: last,
            tables: [table], objectsLow: low)
    }
}
