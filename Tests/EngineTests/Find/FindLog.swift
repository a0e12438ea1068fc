import Core
import Engine
import MySQLWire
import ObjectStore
import Repository
import TestKit

/// A log made of events by hand, in a repository in memory whose reads are counted.
struct FindLog {
    let store = RecordingStore(MemoryStore())
    let instance: InstanceRepository
    var maker = EventMaker()
    private var builder: SegmentBuilder
    private var sequence: UInt64 = 0
    private var number: Int64 = 0

    static let uuid = UUIDBytes(EventMaker.uuid)?.description ?? ""

    init() async throws {
        let repository = try await Repository.create(
            store: store, name: "t", key: .keyFile(KeyFile.generate(), label: "test"))
        instance = try await repository.addInstance(
            InstanceRecord(name: "i", id: "", flavour: .mysql, createdAt: .now()))
        builder = SegmentBuilder(
            source: SourceIdentity(
                flavour: .mysql, serverUUID: "a", serverID: 1, hostname: "h", port: 1, version: "8.0.36"), run: "r",
            gapReason: nil, position: LogPosition(gtids: .mysql(MySQLGTIDSet())), endedInside: false, isNewRun: true)
        try add([maker.artificialRotate("b.000001"), maker.formatDescription()])
        try await seal()
    }

    mutating func add(_ events: [[UInt8]]) throws {
        for event in events { try event.withUnsafeBytes { try builder.add($0) } }
    }

    /// Stores what was added as the next segment.
    mutating func seal(includingOpen: Bool = false) async throws {
        for var segment in builder.seal(includingOpen: includingOpen) {
            sequence += 1
            segment.index.sequence = sequence
            try await instance.appendSegment(segment.index, events: segment.events)
        }
    }

    /// A transaction of changes of tables of one INT column, committed at that many seconds; gives its number.
    @discardableResult
    mutating func transaction(
        at seconds: Double, _ changes: [(table: String, change: EventMaker.Change)]
    ) throws -> Int64 {
        number += 1
        var events = [
            maker.gtid(number, microseconds: UInt64(seconds * 1_000_000)), maker.query("BEGIN"),
        ]
        for (place, change) in changes.enumerated() {
            events.append(maker.tableMap(UInt64(100 + place), change.table))
            events.append(maker.rows(UInt64(100 + place), change.change))
        }
        try add(events + [maker.xid()])
        return number
    }

    /// A transaction of these events.
    mutating func raw(at seconds: Double, _ events: [[UInt8]]) throws {
        number += 1
        try add(
            [maker.gtid(number, microseconds: UInt64(seconds * 1_000_000)), maker.query("BEGIN")] + events
                + [maker.xid()])
    }

    mutating func statement(_ sql: String, at seconds: Double) throws {
        number += 1
        try add([maker.gtid(number, microseconds: UInt64(seconds * 1_000_000)), maker.query(sql)])
    }

    func find(_ request: FindRequest) async throws -> (results: [FindResult], report: FindReport) {
        var results: [FindResult] = []
        let report = try await FindJob(repository: instance, request: request).run { results.append($0) }
        return (results, report)
    }

    /// The segments read once more than for their index. (The newest one's is read twice: the listing begins with it.)
    func wholeReads() -> Int {
        let newest = String(repeating: "0", count: 20 - String(sequence).count) + "\(sequence).seg"
        let gets = store.takeCalls().filter {
            $0.name == "get" && $0.key.hasSuffix(".seg") && !$0.key.hasSuffix(newest)
        }
        return Dictionary(grouping: gets, by: \.key).values.filter { $0.count > 1 }.count
    }

    static func text(_ result: FindResult) -> String {
        switch result {
        case .transaction(let found):
            let number = found.gtid?.description.split(separator: ":").last.map(String.init) ?? "?"
            let tables = found.tables.map { "\($0.table) +\($0.inserts) ~\($0.updates) -\($0.deletes)" }
            return ([number] + tables + [found.statement].compactMap(\.self)).joined(separator: " ")
        case .burst(let burst):
            let (first, last) = (burst.first.gtid?.description, burst.lastGTID?.description)
            let numbers = [first, last].map { $0?.split(separator: ":").last.map(String.init) ?? "?" }
            return "burst \(burst.table) \(burst.rows) in \(burst.transactions) \(numbers.joined(separator: "…"))"
        case .incident(_, let description): return "incident \(description)"
        case .note: return "note"
        }
    }

    static func texts(_ results: [FindResult]) -> [String] { results.map(text).filter { $0 != "note" } }
}
