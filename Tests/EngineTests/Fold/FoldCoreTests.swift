import Engine
import MySQLWire
import Repository
import TestKit
import Testing

/// The fold's core against a model that applies every change to a dictionary.
@Suite struct FoldCoreTests {
    /// A table whose key is the columns `a` and `c` of (a BIGINT, b VARCHAR, c VARCHAR), or `a` alone.
    struct Model {
        let kinds: [CanonicalKind] = [.int8, .bytes, .bytes]
        let key: [Int]
        /// Rows by what their keys spell.
        var rows: [String: [UInt8]] = [:]

        func row(_ a: Int64, _ b: String, _ c: String) -> [UInt8] {
            var builder = CanonicalRowBuilder(kinds: kinds, framed: false)
            builder.begin()
            builder.append(integer: a)
            builder.append(value: Array(b.utf8))
            builder.append(value: Array(c.utf8))
            builder.finish()
            return builder.bytes
        }
    }

    struct Row: Hashable {
        var a: Int64
        var b: String
        var c: String
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        // Spellings a collation may hold equal, the empty one, and some that make images grow.
        let words = ["", "a", "A", "a ", "á", "aa", "b\u{0}"]
        if let word = words.randomElement(using: &random), random.chance(80) { return word }
        return String(repeating: "x", count: Int.random(in: 0...300, using: &random))
    }

    /// Random changes on few keys or many, in memory too small for them: what is merged is what the model holds.
    @Test(arguments: [1 << 30, 200_000, 1]) func likeTheModel(limit: Int) throws {
        var random = SeededGenerator(label: "fold in \(limit) bytes")
        let folder = try TestFolder("fold")
        for round in 0..<6 {
            let model = Model(key: round % 2 == 0 ? [0] : [2, 0])
            let span = Int64([3, 40, 4000][round % 3])
            let steps = limit == 1 ? 300 : 6000
            var state: [String: Row] = [:]
            func spelled(_ row: Row) -> String { model.key.count == 1 ? "\(row.a)" : "\(row.a)|\(row.c)" }
            func randomRow(_ generator: inout SeededGenerator) -> Row {
                let number = Int64.random(in: 0..<span, using: &generator)
                return Row(a: number, b: Self.text(&generator), c: Self.text(&generator))
            }
            for _ in 0..<Int.random(in: 0...Int(span), using: &random) {
                let row = randomRow(&random)
                state[spelled(row)] = row
            }
            let base = state
            var baseDigest = TableDigest()
            for row in base.values { baseDigest.add(framedRows: Self.framed(model.row(row.a, row.b, row.c))) }
            let reader = FoldKeyReader(kinds: model.kinds, columns: model.key)
            var folds = [RowFold(keys: reader, digest: baseDigest)]
            var budget = FoldBudget(limit: limit, folder: folder.file("spill"))
            func change(_ before: Row?, _ after: Row?) throws {
                let old = before.map { model.row($0.a, $0.b, $0.c) }
                let new = after.map { model.row($0.a, $0.b, $0.c) }
                let fits = try Self.lend(old) { old in
                    try Self.lend(new) { new in try folds[0].change(old, new, isLenient: false) }
                }
                #expect(fits)
                try budget.keep(&folds)
                if let before { state[spelled(before)] = nil }
                if let after { state[spelled(after)] = after }
            }
            for _ in 0..<steps {
                let row = randomRow(&random)
                let known = state[spelled(row)]
                switch (known, Int.random(in: 0..<10, using: &random)) {
                case (nil, _): try change(nil, row)
                case (let known?, 0..<2): try change(known, nil)
                case (let known?, 2):
                    // Two rows swap their keys over a third one.
                    guard let other = state.values.first(where: { spelled($0) != spelled(known) }) else { continue }
                    let third = Row(a: -1, b: known.b, c: "third")
                    try change(known, third)
                    var moved = other
                    moved.a = known.a
                    moved.c = known.c
                    try change(other, moved)
                    var back = third
                    back.a = other.a
                    back.c = other.c
                    try change(third, back)
                case (let known?, 3):
                    // To another key, where it is free.
                    let target = randomRow(&random)
                    if state[spelled(target)] == nil { try change(known, target) }
                case (let known?, _):
                    var after = known
                    after.b = Self.text(&random)
                    try change(known, after)
                }
            }
            // The merge: what the fold knows is left out of the base, the rest is put aside or kept.
            let fold = folds[0].table
            let filter = try fold.filter(limit: 1024)
            if limit == 1 { #expect(!fold.runs.isEmpty) }
            var result: [[UInt8]] = []
            var aside = TableFold()
            var scratch: [UInt8] = []
            for row in base.values {
                let bytes = model.row(row.a, row.b, row.c)
                try bytes.withUnsafeBytes { row in
                    try reader.withKey(of: row, &scratch) { key in
                        if let filter {
                            if filter.mayContain(key) { aside.set(key, row) } else { result.append(bytes) }
                        } else if !fold.map.contains(key) {
                            result.append(bytes)
                        }
                    }
                }
            }
            var merge = try fold.merged(after: aside)
            var last: [UInt8]?
            while let entry = try merge.next({ ([UInt8]($0), $1.map { [UInt8]($0) }) }) {
                if let last { #expect(last.lexicographicallyPrecedes(entry.0)) }
                last = entry.0
                if let image = entry.1 { result.append(image) }
            }
            // What was there before its first change is known of every key, however often its changes went to the disk.
            var there: Set<[UInt8]> = []
            for row in base.values {
                try model.row(row.a, row.b, row.c).withUnsafeBytes { row in
                    try reader.withKey(of: row, &scratch) { _ = there.insert([UInt8]($0)) }
                }
            }
            var marks = try fold.merged()
            var wrong = 0
            while let entry = try marks.nextMarked({ key, _, wasThere in ([UInt8](key), wasThere) }) {
                if there.contains(entry.0) != entry.1 { wrong += 1 }
            }
            #expect(wrong == 0, "round \(round)")
            let wanted = state.values.map { model.row($0.a, $0.b, $0.c) }
            #expect(Set(result) == Set(wanted), "round \(round)")
            #expect(result.count == wanted.count, "round \(round)")
            var digest = TableDigest()
            for row in result { digest.add(framedRows: Self.framed(row)) }
            #expect(folds[0].digest == digest, "round \(round)")
        }
    }

    /// A change that cannot be is noticed: the table is then not folded.
    @Test func whatDoesNotFit() throws {
        let model = Model(key: [0])
        let one = model.row(1, "a", "")
        let two = model.row(2, "a", "")
        func make() -> RowFold { RowFold(keys: FoldKeyReader(kinds: model.kinds, columns: [0]), digest: nil) }
        func run(_ changes: [([UInt8]?, [UInt8]?)], isLenient: Bool = false) throws -> [Bool] {
            var fold = make()
            return try changes.map { old, new in
                try Self.lend(old) { old in
                    try Self.lend(new) { new in try fold.change(old, new, isLenient: isLenient) }
                }
            }
        }
        #expect(try run([(nil, one), (nil, one)]) == [true, false])
        #expect(try run([(one, nil), (one, nil)]) == [true, false])
        #expect(try run([(one, nil), (one, one)]) == [true, false])
        #expect(try run([(nil, two), (one, two)]) == [true, false])
        #expect(try run([(nil, two), (one, two)], isLenient: true) == [true, true])
        #expect(try run([(one, two), (two, one), (one, nil), (nil, one)]) == [true, true, true, true])
    }

    /// A key that is NULL is no key.
    @Test func nullKey() throws {
        var builder = CanonicalRowBuilder(kinds: [.int8, .int1], framed: false)
        builder.begin()
        builder.appendNull()
        builder.append(integer: 1)
        builder.finish()
        let reader = FoldKeyReader(kinds: [.int8, .int1], columns: [0])
        var scratch: [UInt8] = []
        #expect(throws: CanonicalError.self) {
            try builder.bytes.withUnsafeBytes { row in try reader.withKey(of: row, &scratch) { $0.count } }
        }
    }

    private static func framed(_ row: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: UInt32(row.count).littleEndian) { Array($0) } + row
    }

    private static func lend<Result>(
        _ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) throws -> Result
    ) rethrows -> Result {
        guard let bytes else { return try body(nil) }
        return try bytes.withUnsafeBytes { try body($0) }
    }
}
