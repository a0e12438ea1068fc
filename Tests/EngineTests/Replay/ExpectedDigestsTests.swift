import Core
import Engine
import Foundation
import MySQLWire
import Repository
import TestKit
import Testing

/// The sum that is kept up change by change is the digest of the rows that are there in the end.
@Suite struct ExpectedDigestsTests {
    private let table = TableName(schema: "s", name: "t")

    /// Events of one INT column as a server sends them, decoded.
    private struct Log {
        private var maker = EventMaker()
        private var parser = BinlogParser()

        init() throws {
            for event in [maker.formatDescription(), maker.tableMap(7, "t")] {
                _ = try event.withUnsafeBytes { try parser.parse($0) }
            }
        }

        mutating func rows(_ change: EventMaker.Change) throws -> DecodedRows {
            let event = maker.rows(7, change)
            var decoded = DecodedRows()
            try event.withUnsafeBytes { bytes in
                guard case .rows(let rows) = try parser.parse(bytes) else { throw TestKitError("no rows") }
                var decoder = try RowsDecoder(table: rows.table)
                try decoder.decode(rows, in: bytes, into: &decoded)
            }
            return decoded
        }
    }

    private static func digest(_ values: [Int32]) -> TableDigest {
        var digest = TableDigest()
        for value in values { digest.add(framedRows: [5, 0, 0, 0, 0] + EventMaker.bytes(value)) }
        return digest
    }

    @Test func `follows random changes`() throws {
        var random = SeededGenerator(label: "expected digests")
        var log = try Log()
        var values: [Int32] = (0..<50).map { _ in Int32.random(in: 0...9, using: &random) }
        let base = Self.digest(values)
        var expected = ExpectedDigests()
        for _ in 0..<500 {
            let change: EventMaker.Change
            let place = values.indices.randomElement(using: &random)
            switch (Int.random(in: 0...2, using: &random), place) {
            case (0, let place?): change = .delete([values.remove(at: place)])
            case (1, let place?):
                let new = Int32.random(in: 0...9, using: &random)
                change = .update([(values[place], new)])
                values[place] = new
            default:
                let new = [Int32.random(in: 0...9, using: &random), 7]
                change = .insert(new)
                values += new
            }
            expected.follow(try log.rows(change), of: table, base: base)
            #expect(expected.known[table] == Self.digest(values))
        }
        // A record of progress brings it back.
        let record = try JSONEncoder().encode(expected)
        var again = try JSONDecoder().decode(ExpectedDigests.self, from: record)
        #expect(again == expected)
        again.follow(try log.rows(.insert([3])), of: table, base: nil)
        #expect(again.known == [:])
    }

    @Test func `what is not known once is never known again`() throws {
        var log = try Log()
        var expected = ExpectedDigests()
        expected.follow(try log.rows(.insert([1])), of: table, base: nil)
        expected.follow(try log.rows(.insert([2])), of: table, base: Self.digest([1]))
        #expect(expected.known == [:])
        let other = TableName(schema: "s", name: "u")
        expected.follow(try log.rows(.insert([2])), of: other, base: Self.digest([1]))
        #expect(expected.known == [other: Self.digest([1, 2])])
        // Also where the statement came before the first change.
        let third = TableName(schema: "s", name: "v")
        expected.forget([other, third])
        expected.follow(try log.rows(.insert([2])), of: other, base: Self.digest([1]))
        expected.follow(try log.rows(.insert([2])), of: third, base: Self.digest([1]))
        #expect(expected.known == [:])
        let fourth = TableName(schema: "s", name: "w")
        expected.forgetAll()
        expected.follow(try log.rows(.insert([2])), of: fourth, base: Self.digest([1]))
        #expect(expected.known == [:])
    }

    @Test func `the record does not grow without bound`() throws {
        var log = try Log()
        var expected = ExpectedDigests()
        let rows = try log.rows(.insert([1]))
        for number in 0..<(ExpectedDigests.tableLimit + 50) {
            expected.follow(rows, of: TableName(schema: "s", name: "t\(number)"), base: TableDigest())
        }
        #expect(expected.known.count == ExpectedDigests.tableLimit)
        // Those that are followed are still right.
        expected.follow(rows, of: TableName(schema: "s", name: "t5"), base: TableDigest())
        #expect(expected.known[TableName(schema: "s", name: "t5")] == Self.digest([1, 1]))
    }
}
