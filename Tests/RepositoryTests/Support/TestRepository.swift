import Core
import ObjectStore
import Repository

/// A repository with one instance, and makers of plausible content.
struct TestRepository {
    static let key = KeySource.keyFile(keyFile, label: "test")
    static let keyFile = Secret(
        "tidemark-key-1:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f:630dcd29\n")
    static let epoch = Timestamp(seconds: 1_790_000_000)

    let store: any ObjectStore
    let repository: Repository
    let instance: InstanceRepository

    init(
        _ store: any ObjectStore = MemoryStore(), key: KeySource = key, clock: any TidemarkClock = SystemClock()
    ) async throws {
        self.store = store
        repository = try await Repository.create(store: store, name: "test", key: key, clock: clock)
        instance = try await repository.addInstance(Self.record(named: "shop"))
    }

    /// The repository that is there already.
    init(opening store: any ObjectStore) async throws {
        self.store = store
        repository = try await Repository.open(store: store, key: Self.key)
        guard let found = try await repository.instance(named: "shop") else {
            throw TidemarkError(.instanceMissing, "no instance", hint: "")
        }
        instance = found
    }

    /// Opened again, as another process would.
    func reopened() async throws -> InstanceRepository {
        let repository = try await Repository.open(store: store, key: Self.key)
        let found = try await repository.instance(named: "shop")
        guard let found else { throw TidemarkError(.instanceMissing, "no instance", hint: "") }
        return found
    }

    static let source = SourceIdentity(
        flavour: .mariadb, serverUUID: nil, serverID: 7, gtidDomain: 0, hostname: "db1", port: 3306,
        version: "10.11.6-MariaDB")

    static func record(named name: String) -> InstanceRecord {
        InstanceRecord(name: name, id: "", flavour: .mariadb, createdAt: epoch, identities: [source])
    }

    static func position(_ number: UInt64) -> LogPosition {
        var gtids = GTIDPosition.none
        gtids.insert(.mariadb(domain: 0, server: 7, sequence: number))
        return LogPosition(gtids: gtids, file: BinlogPosition(file: "binlog.000001", offset: number * 100))
    }

    static func time(_ second: Int64) -> Timestamp { Timestamp(seconds: epoch.microseconds / 1_000_000 + second) }

    static func events(_ sequence: UInt64) -> [UInt8] {
        (0..<2000).map { UInt8(truncatingIfNeeded: UInt64($0) &* 7 &+ sequence) }
    }

    /// Segment number n holds transactions 10 n - 9 to 10 n, committed in second n.
    static func index(
        _ sequence: UInt64, run: String = "run-1", gap: String? = nil, incident: String? = nil
    ) -> SegmentIndex {
        var index = SegmentIndex(
            sequence: sequence, run: run, gapReason: gap, source: source, serverVersion: source.version,
            formatDescription: [15, 1, 2], start: position(sequence * 10 - 10), end: position(sequence * 10),
            firstCommit: time(Int64(sequence)), lastCommit: time(Int64(sequence)), sealedAt: time(Int64(sequence)),
            transactions: 10, events: 40, rawBytes: 2000,
            tables: [TableActivity(table: TableName(schema: "shop", name: "orders"), inserts: 10)])
        if let incident {
            index.incidents = [
                LogIncident(
                    kind: "incident-event", description: incident, position: position(sequence * 10),
                    time: time(Int64(sequence)))
            ]
        }
        return index
    }

    /// The name of a segment's object.
    func segment(_ sequence: UInt64) -> String {
        let digits = String(repeating: "0", count: 20 - "\(sequence)".count) + "\(sequence)"
        return "instances/\(instance.id)/log/\(digits.prefix(16))/\(digits).seg"
    }

    func append(_ sequences: ClosedRange<UInt64>, run: String = "run-1", gap: String? = nil) async throws {
        for sequence in sequences {
            let index = Self.index(sequence, run: run, gap: sequence == sequences.lowerBound ? gap : nil)
            try await instance.appendSegment(index, events: Self.events(sequence))
        }
    }

    /// A base of two tables of two chunks each that converges at the end of a segment.
    func base(
        _ id: String, segments: ClosedRange<UInt64>, run: String = "run-1", state: BaseState = .complete,
        seed: UInt8 = 1, layout: RowLayout? = nil
    ) async throws -> BaseManifest {
        var tables: [TableManifest] = []
        for name in ["orders", "lines"] {
            var chunks: [ChunkReference] = []
            for part in 0..<2 {
                let rows = Self.rows(seed: seed &+ UInt8(part) &+ UInt8(name.utf8.count))
                chunks.append(
                    try await instance.putChunk(
                        framedRows: rows, rows: 50, digest: TableDigest(rows: 50, high: 1, low: 2), layout: layout))
            }
            tables.append(
                TableManifest(
                    name: TableName(schema: "shop", name: name), createStatement: "CREATE TABLE …", engine: "InnoDB",
                    columns: [
                        ColumnDefinition(
                            name: "id", ordinal: 1, dataType: "int", columnType: "int(11)", nullable: false)
                    ], key: ["id"], exact: false, low: Self.position(segments.lowerBound * 10),
                    high: Self.position(segments.upperBound * 10), rows: 100,
                    rawBytes: chunks.reduce(0) { $0 + $1.rawBytes }, digest: TableDigest(rows: 100, high: 3, low: 4),
                    chunks: chunks))
        }
        return BaseManifest(
            id: id, instance: instance.id, state: state, startedAt: Self.time(Int64(segments.lowerBound)),
            finishedAt: Self.time(Int64(segments.upperBound)), flavour: .mariadb, serverVersion: Self.source.version,
            source: Self.source, settings: ["lower_case_table_names": "0"], cascadesLogged: false,
            low: Self.position(segments.lowerBound * 10), convergence: Self.position(segments.upperBound * 10),
            convergenceTime: Self.time(Int64(segments.upperBound)), run: run, firstSegment: segments.lowerBound,
            convergenceSegment: segments.upperBound, tables: tables,
            objectsLow: Self.position(segments.lowerBound * 10))
    }

    static func rows(seed: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in 0..<50 {
            let payload = [UInt8](repeating: seed &+ UInt8(row), count: 40 + row)
            bytes += [UInt8(payload.count), 0, 0, 0] + payload
        }
        return bytes
    }

    func status(
        _ state: StreamState, last: UInt64, run: String = "run-1", heartbeat: Int64, through: Int64
    ) -> StreamStatus {
        StreamStatus(
            owner: "owner", host: "host", pid: 1, state: state, startedAt: Self.epoch, heartbeat: Self.time(heartbeat),
            confirmedThrough: Self.time(through), position: Self.position(last * 10), lastSequence: last, run: run)
    }
}

/// The code of the error a call throws; nil where it throws none.
func code(_ body: () async throws -> Void) async -> ErrorCode? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? TidemarkError)?.code ?? ErrorCode("other: \(error)")
    }
}
