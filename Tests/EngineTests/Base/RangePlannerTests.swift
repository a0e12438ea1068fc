import Core
import Engine
import MySQLWire
import Repository
import TestKit
import Testing

/// Whatever the keys look like, the ranges cover every row exactly once.
@Suite struct RangePlannerTests {
    private static let definition = TableDefinition(
        name: TableName(schema: "s", name: "t"), engine: "InnoDB", createStatement: "",
        columns: [
            ColumnDefinition(
                name: "id", ordinal: 1, dataType: "bigint", columnType: "bigint unsigned", nullable: false,
                unsigned: true)
        ],
        uniqueKeys: [KeyDefinition(name: "PRIMARY", parts: [.init(column: "id")])])

    private func ranges(
        _ table: FakeTable, estimate: UInt64, partitions: [String] = [], limits: RangeLimits
    ) async throws -> [KeyRange] {
        let walk = try #require(KeyWalk(Self.definition, flavour: .mysql))
        var planner = RangePlanner(
            walk: walk, partitions: partitions, estimatedRows: estimate, dataBytes: estimate * 100, limits: limits)
        if planner.mode != .whole, let first = table.keys.first, let last = table.keys.last, partitions.isEmpty {
            planner.useStride(first: Int128(first), last: Int128(last), estimatedRows: estimate)
        }
        var ranges: [KeyRange] = []
        while let range = try await planner.next(table) {
            ranges.append(range)
            let rows = UInt64(table.rows(in: range).count)
            planner.learn(rows: rows, bytes: rows * 100, seconds: 0.01)
            #expect(ranges.count < 100_000)
        }
        return ranges
    }

    private func requireExactCover(_ table: FakeTable, _ ranges: [KeyRange]) {
        #expect(ranges.flatMap { table.rows(in: $0) } == table.keys)
    }

    private let limits = RangeLimits(bytes: 5_000, minRows: 10, maxRows: 200, wholeRows: 0)

    @Test func denseKeysAreCoveredByStrides() async throws {
        let table = FakeTable(keys: Array(1...10_000))
        let ranges = try await ranges(table, estimate: 10_000, limits: limits)
        requireExactCover(table, ranges)
        #expect(ranges.count < 400)
    }

    @Test func gapsCostNoEmptyRanges() async throws {
        let table = FakeTable(keys: Array(1...1_000) + Array(1_000_000_000_000...1_000_000_000_999))
        // An estimate that calls the table dense, as a server's may.
        let ranges = try await ranges(table, estimate: 500_000_000_000, limits: limits)
        requireExactCover(table, ranges)
        #expect(ranges.count < 100)
    }

    @Test func sparseKeysAreWalked() async throws {
        let table = FakeTable(keys: (0..<3_000).map { $0 * 1_000_003 })
        let ranges = try await ranges(table, estimate: 3_000, limits: limits)
        requireExactCover(table, ranges)
        #expect(ranges.count <= 150)
    }

    @Test func theLargestKeysAreReached() async throws {
        let table = FakeTable(keys: [0, 1, UInt64.max - 1, UInt64.max])
        for estimate: UInt64 in [4, 1 << 50] {
            requireExactCover(table, try await ranges(table, estimate: estimate, limits: limits))
        }
    }

    @Test func emptyTablesHaveOneRange() async throws {
        let table = FakeTable(keys: [])
        #expect(try await ranges(table, estimate: 0, limits: limits).count == 1)
        #expect(try await ranges(table, estimate: 5_000_000, limits: limits).count == 1)
    }

    @Test func unfaithfulBoundariesAreAvoided() async throws {
        var table = FakeTable(keys: (0..<2_000).map { $0 * 7_919 })
        table.unfaithful = Set(table.keys.filter { $0 % 3 != 0 })
        let ranges = try await ranges(table, estimate: 2_000, limits: limits)
        requireExactCover(table, ranges)
        for case let boundary? in ranges.map({ FakeTable.value($0.upper) }) {
            #expect(!table.unfaithful.contains(boundary))
        }
        table.unfaithful = Set(table.keys)
        requireExactCover(table, try await self.ranges(table, estimate: 2_000, limits: limits))
    }

    @Test(arguments: 0..<40) func anyFencesCoverEveryRowOnceAndAreMetAgain(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let spread = UInt64(1) << UInt64.random(in: 8...40, using: &random)
        let keys = Set((0..<2_000).map { _ in UInt64.random(in: 0...spread, using: &random) }).sorted()
        let table = FakeTable(keys: keys)
        let walk = try #require(KeyWalk(Self.definition, flavour: .mysql))
        func cut(_ table: FakeTable, _ fences: [RangeFence]) async throws -> [KeyRange] {
            var planner = RangePlanner(
                walk: walk, partitions: [], estimatedRows: 2_000, dataBytes: 200_000, limits: limits)
            planner.reuse(fences, partitions: [])
            var ranges: [KeyRange] = []
            while let range = try await planner.next(table) {
                ranges.append(range)
                let rows = UInt64(table.rows(in: range).count)
                planner.learn(rows: rows, bytes: rows * 100, seconds: Double.random(in: 0...2, using: &random))
            }
            return ranges
        }
        func fences(_ ranges: [KeyRange], _ table: FakeTable) -> [RangeFence] {
            ranges.compactMap { range in
                let rows = UInt64(table.rows(in: range).count)
                return rows == 0 ? nil : RangeFence(upper: range.upper, rows: rows, bytes: rows * 100)
            }
        }
        let first = try await cut(table, [])
        requireExactCover(table, first)
        let again = try await cut(table, fences(first, table))
        requireExactCover(table, again)
        #expect(
            again.map { table.rows(in: $0) }.filter { !$0.isEmpty }
                == first.map { table.rows(in: $0) }.filter { !$0.isEmpty })

        // The table shrinks here and grows there: no row is lost, and no statement reads without bound.
        let hole = UInt64.random(in: 0...spread, using: &random)
        var changed = Set(keys.filter { $0 < hole || $0 > hole &+ spread / 10 })
        for _ in 0..<3_000 { changed.insert(UInt64.random(in: spread / 2...spread * 2, using: &random)) }
        let grown = FakeTable(keys: changed.sorted())
        let ranges = try await cut(grown, fences(again, table))
        requireExactCover(grown, ranges)
        for range in ranges { #expect(grown.rows(in: range).count <= 500) }

        // Fences of another order or another table are bad fences, not lost rows.
        let wild = (0..<30).map { _ in
            RangeFence(
                upper: FakeTable.boundary(UInt64.random(in: 0...spread, using: &random)), rows: 10, bytes: 1_000)
        }
        let covered = Set(try await cut(table, wild).flatMap { table.rows(in: $0) })
        #expect(covered == Set(keys))
    }

    @Test(arguments: 0..<20) func randomKeysAreCovered(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var keys: Set<UInt64> = []
        let spread = UInt64(1) << UInt64.random(in: 4...60, using: &random)
        for _ in 0..<Int.random(in: 0...3_000, using: &random) {
            keys.insert(UInt64.random(in: 0...spread, using: &random))
        }
        let table = FakeTable(keys: keys.sorted())
        let estimate = UInt64.random(in: 0...20_000, using: &random)
        requireExactCover(table, try await ranges(table, estimate: estimate, limits: limits))
    }
}
