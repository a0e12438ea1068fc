import Core
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// What is stored by columns stays so, and stays readable.
@Suite struct StoredRowsTests {
    private static let folder =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        + "/Fixtures/columns-1"
    private static let columns = RowMaker.mixed(24, seed: 99)

    private static func rows() throws -> [UInt8] {
        var maker = try RowMaker(columns, seed: 100)
        // Rows, one that is larger than a block, rows, one that is not laid out so, and a last one.
        return maker.rows(100, lengths: [0, 3, 250, 251]) + RowMaker.frame([UInt8](repeating: 7, count: 1 << 21))
            + maker.rows(10, lengths: [2]) + RowMaker.frame([1, 2, 3]) + maker.row(lengths: [5])
    }

    /// Blocks as they were written when codec 2 came. With `TIDEMARK_WRITE_FIXTURE` it is made anew.
    @Test func `rows that were packed by the first version`() throws {
        let path = Self.folder + "/rows.packed"
        let rows = try Self.rows()
        if ProcessInfo.processInfo.environment["TIDEMARK_WRITE_FIXTURE"] != nil {
            let packed = try RowMaker.pack(try #require(RowLayout(Self.columns)), rows)
            let isWritten = FileManager.default.createFile(atPath: path, contents: .init(packed))
            #expect(isWritten)
        }
        let packed = Array(try #require(FileManager.default.contents(atPath: path)))
        let same = try RowMaker.unpack(packed, size: rows.count) == rows
        #expect(same)
    }

    @Test func `a copy stores rows by the same columns`() async throws {
        let layout = try #require(RowLayout([.init(.fixed(4), isNullable: true), .init(.bytes, isNullable: false)]))
        let test = try await TestRepository()
        try await test.append(1...4)
        try await test.instance.commit(try await test.base("b1", segments: 2...3, layout: layout))
        let store = MemoryStore(name: "copy")
        let target = try await Repository.create(store: store, name: "copy", key: CopyScene.otherKey)
        let copy = try await InstanceCopy.open(test.instance, in: target, selection: CopySelection())
        try await copy.run()
        var chunks = 0
        for entry in try await store.list("instances/") where entry.key.contains("/chunks/") {
            let header = try SealedHeader(reading: try await store.get(entry.key), name: entry.key)
            #expect(header.sections.map(\.codec) == [.rows])
            chunks += 1
        }
        #expect(chunks == 3)
        #expect(try await target.verify().isIntact)
    }
}
