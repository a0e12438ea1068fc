package import Core
internal import Crypto
internal import Foundation

/// Every value of a table as hexadecimal text, fetched by the server's own client: proof of equality that shares no code
/// with what it proves.
package struct HexDump: Sendable {
    package let client: StockClient

    package init(_ server: DatabaseServer) { client = StockClient(server) }
    package init(_ client: StockClient) { self.client = client }

    /// What a table holds: rows, and a hash over its rows in any order.
    package struct Content: Sendable, Equatable, CustomStringConvertible {
        package let rows: Int
        package let hash: String

        package var description: String { "\(rows) rows, \(hash.prefix(12))" }
    }

    /// The base tables of every schema that is not the server's own, or of `schemas`.
    package func tables(schemas: [String]? = nil) async throws -> [TableName] {
        let rows = try await client.rows(
            """
            SELECT HEX(TABLE_SCHEMA), HEX(TABLE_NAME) FROM information_schema.TABLES
            WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND TABLE_SCHEMA \(Self.list(schemas)) ORDER BY 1, 2;
            """)
        return rows.map { TableName(schema: Self.text($0[0]), name: Self.text($0[1])) }
    }

    /// The content of every base table.
    package func contents(schemas: [String]? = nil) async throws -> [TableName: Content] {
        try await contents(of: tables(schemas: schemas))
    }

    /// The content of one table.
    package func content(of table: TableName) async throws -> Content {
        guard let content = try await contents(of: [table])[table] else { throw TestKitError("no content of \(table)") }
        return content
    }

    /// The contents of tables, all read by one run of the client.
    package func contents(of tables: [TableName]) async throws -> [TableName: Content] {
        let folder = try TestFolder("hex")
        defer { folder.remove() }
        let selects = try await self.selects(of: tables)
        var query = Self.session
        for select in selects { query += "SELECT '\(Self.marker)'; \(select)\n" }
        let command = client.command
        let child = try await ChildProcess.start(
            command[0], Array(command.dropFirst()), input: folder.write(query, to: "query"), output: folder.file("out"),
            errors: folder.file("err"))
        let status = try await child.wait(atMost: .seconds(600))
        guard status.isSuccess else { throw TestKitError("hex dump: \(status) \(Shell.text(folder.file("err")))") }
        let output = try Data(contentsOf: URL(fileURLWithPath: folder.file("out")), options: .alwaysMapped)
        return Dictionary(uniqueKeysWithValues: zip(tables, Self.contents(in: output)))
    }

    /// The first lines in which a table differs between two servers, shortened, for a failure's message.
    package static func difference(of table: TableName, _ left: DatabaseServer, _ right: DatabaseServer) async throws
        -> String
    {
        let folder = try TestFolder("hex")
        defer { folder.remove() }
        var files: [String] = []
        for (index, server) in [left, right].enumerated() {
            let dump = HexDump(server)
            guard let select = try await dump.selects(of: [table]).first else { continue }
            let query = try folder.write(session + select, to: "query-\(index)")
            let command = dump.client.command.map { "'\($0)'" }.joined(separator: " ")
            try await Shell.require(
                "bash",
                ["-c", "set -o pipefail; \(command) <\(query) | LC_ALL=C sort -T \(folder.path) >\(query).lines"])
            files.append(query + ".lines")
        }
        let command = "diff -U0 \(files.joined(separator: " ")) | tail -n +3 | cut -c 1-300 | head -n 12"
        return try await Shell.run("sh", ["-c", command]).output
    }

    private static let marker = "== next table"
    private static let session = "SET SESSION sql_mode = '', SESSION time_zone = '+00:00';\n"

    private static func list(_ schemas: [String]?) -> String {
        schemas.map { "IN (\($0.map(\.quotedHexLiteral).joined(separator: ",")))" }
            ?? "NOT IN ('mysql','sys','information_schema','performance_schema','tidemark_restore')"
    }

    /// One SELECT a table, in the same order.
    private func selects(of tables: [TableName]) async throws -> [String] {
        let schemas = Set(tables.map(\.schema)).sorted()
        guard !schemas.isEmpty else { return [] }
        let rows = try await client.rows(
            """
            SELECT HEX(TABLE_SCHEMA), HEX(TABLE_NAME), HEX(COLUMN_NAME), DATA_TYPE FROM information_schema.COLUMNS
            WHERE TABLE_SCHEMA \(Self.list(schemas)) ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION;
            """)
        var values: [TableName: [String]] = [:]
        for row in rows where row.count == 4 {
            let table = TableName(schema: Self.text(row[0]), name: Self.text(row[1]))
            values[table, default: []].append(
                Self.expression(Self.text(row[2]).quotedIdentifier, dataType: row[3].lowercased()))
        }
        return try tables.map { table in
            guard let columns = values[table] else { throw TestKitError("\(table) has no columns") }
            return "SELECT \(columns.joined(separator: ", ")) FROM \(table.quoted);"
        }
    }

    /// The exact value of a column as hexadecimal text, NULL apart from everything else.
    private static func expression(_ column: String, dataType: String) -> String {
        let exact =
            switch dataType {
            // Text of a FLOAT shows six digits only; as a DOUBLE it shows all.
            case "float", "double": "HEX(CONCAT(\(column) + 0e0))"
            // The number and the text: an ENUM's empty member and its error value have equal texts.
            case "enum", "set": "CONCAT(\(column) + 0, ':', HEX(\(column)))"
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year", "date", "time", "datetime",
                "timestamp":
                "HEX(CONCAT(\(column)))"
            default: "HEX(\(column))"
            }
        return "IFNULL(\(exact), 'NULL')"
    }

    /// Hashes each line of the client's output; the sorted hashes make the table's.
    private static func contents(in output: Data) -> [Content] {
        var contents: [Content] = []
        var lines: [[UInt8]]?
        func finish() {
            guard let hashes = lines else { return }
            var whole = SHA256()
            for hash in hashes.sorted(by: { $0.lexicographicallyPrecedes($1) }) { whole.update(data: hash) }
            contents.append(Content(rows: hashes.count, hash: Hex.encode(whole.finalize())))
        }
        var start = output.startIndex
        let next = Array(marker.utf8)
        while start < output.endIndex {
            let end = output[start...].firstIndex(of: 10) ?? output.endIndex
            let line = output[start..<end]
            if line.elementsEqual(next) {
                finish()
                lines = []
            } else {
                lines?.append(Array(SHA256.hash(data: line)))
            }
            start = end < output.endIndex ? output.index(after: end) : end
        }
        finish()
        return contents
    }

    private static func text(_ hex: String) -> String { String(decoding: Hex.decode(hex) ?? [], as: UTF8.self) }
}
