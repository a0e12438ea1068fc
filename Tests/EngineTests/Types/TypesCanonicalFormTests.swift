import Core
import Engine
import Foundation
import MySQLWire
import Repository
import TestKit
import Testing

/// The snapshot reader and the log's decoder make the same bytes of the same row, for every column type.
@Suite("Types: canonical form", .serialized)
struct TypesCanonicalFormTests {
    @Test("Base and log agree byte for byte", arguments: ServerFamily.allCases, ["MINIMAL", "FULL"])
    func sameBytes(family: ServerFamily, metadata: String) async throws {
        let server = try await SharedServers.shared.source(family)
        try await server.removeSchemas()
        try await server.run("SET GLOBAL binlog_row_metadata = '\(metadata)'; FLUSH BINARY LOGS;")
        let file = try await StockClient(server).rows("SHOW BINARY LOGS;").last?.first ?? ""
        let fixture = TypesFixture(family)
        try await server.run(fixture.beforeBase)
        let access = ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
        let session = try await SourceSession.open(access)
        let reader = SchemaReader(session)
        var definitions: [String: TableDefinition] = [:]
        for table in try await HexDump(server).tables(schemas: [TypesFixture.schema]) {
            definitions[table.name] = try await reader.table(table)
        }
        var logged: [String: [[UInt8]]] = [:]
        try decode(FileManager.default.contents(atPath: server.dataFolder + "/" + file) ?? Data(), definitions, &logged)

        for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) where logged[name] != nil {
            let list = SelectList(definition, flavour: family == .mysql ? .mysql : .mariadb)
            let statement = try await session.connection.prepare("SELECT \(list.sql) FROM \(definition.name.quoted) t")
            let framed = try await session.connection.collect(statement).framedRows
            let read = try rows(framed)
            try await session.connection.closeStatement(statement)
            if try !isStoredByColumns(framed, list) {
                Issue.record("\(fixture.describe(definition.name)): the rows are not laid out as the list says")
            }
            let (left, right) = (read.map(Hex.encode).sorted(), (logged[name] ?? []).map(Hex.encode).sorted())
            if left != right {
                let index = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
                Issue.record(
                    """
                    \(fixture.describe(definition.name)), metadata \(metadata): \(left.count) rows read, \(right.count) logged
                    read   \(left.indices.contains(index) ? left[index].prefix(160) : "")
                    logged \(right.indices.contains(index) ? right[index].prefix(160) : "")
                    """)
            }
        }
        #expect(logged.count > fixture.cases.count * 2)
        await session.close()
        try await server.run("SET GLOBAL binlog_row_metadata = DEFAULT;")
        try await server.removeSchemas()
    }

    /// Whether the first block holds all rows, up to a block's size, taken apart: rows that do not fit are kept as they are.
    private func isStoredByColumns(_ framed: [UInt8], _ list: SelectList) throws -> Bool {
        let layout = try #require(list.rowLayout)
        guard !framed.isEmpty, framed.count < 1 << 20 else { return true }
        var packer = try RowPacker(layout: layout, level: 1, headerRoom: 0)
        try framed.withUnsafeBytes { try packer.append($0) }
        let header = try packer.finish().bytes[(2 + layout.columns.count)...]
        let rawSize = header.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        let rows = header.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        return rows > 0 && rawSize == framed.count
    }

    /// The canonical rows of every insert in a log file; later changes of the same rows are applied.
    private func decode(_ log: Data, _ definitions: [String: TableDefinition], _ rows: inout [String: [[UInt8]]]) throws
    {
        var parser = BinlogParser()
        var output = DecodedRows()
        let bytes = [UInt8](log)
        var offset = 4
        while offset + 19 <= bytes.count {
            let size =
                Int(bytes[offset + 9]) | Int(bytes[offset + 10]) << 8 | Int(bytes[offset + 11]) << 16
                | Int(bytes[offset + 12]) << 24
            let event = bytes[offset..<min(bytes.count, offset + size)]
            try event.withUnsafeBytes { event in
                guard case .rows(let change) = try parser.parse(event), let table = definitions[change.table.name]
                else { return }
                var decoder = try RowsDecoder(
                    table: change.table, hints: table.columns.map(hint),
                    include: table.columns.map { $0.generated == .none })
                try decoder.decode(change, in: event, into: &output)
                for index in 0..<output.count {
                    if let before = output.before(index) {
                        let row = Array(output.bytes[before])
                        let place = try #require(
                            rows[change.table.name]?.firstIndex(of: row),
                            "\(change.table.name): before image never seen")
                        rows[change.table.name]?.remove(at: place)
                    }
                    if let after = output.after(index) {
                        rows[change.table.name, default: []].append(Array(output.bytes[after]))
                    }
                }
            }
            offset += size
        }
    }

    private func hint(_ column: ColumnDefinition) -> ColumnHint {
        let special: ColumnHint.Special? =
            switch column.dataType {
            case "uuid": .uuid
            case "inet6": .inet6
            case "inet4": .inet4
            default: nil
            }
        return ColumnHint(
            isUnsigned: column.unsigned, isBinary: column.dataType == "binary", special: special)
    }

    private func rows(_ framed: [UInt8]) throws -> [[UInt8]] {
        try framed.withUnsafeBytes { bytes in
            var iterator = FramedRowIterator(bytes)
            var rows: [[UInt8]] = []
            while let range = try iterator.next() { rows.append(Array(bytes[range])) }
            return rows
        }
    }
}
