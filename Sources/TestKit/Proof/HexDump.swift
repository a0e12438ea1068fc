package import Core
internal import Foundation

/// Every value of a table as hexadecimal text, fetched by the server's own client: proof of equality that shares no code
/// with what it proves.
package struct HexDump: Sendable {
    package let client: StockClient

    package init(_ server: DatabaseServer) { client = StockClient(server) }

    /// What a table holds: rows, and a hash over its sorted lines.
    package struct Content: Sendable, Equatable, CustomStringConvertible {
        package let rows: Int
        package let hash: String

        package var description: String { "\(rows) rows, \(hash.prefix(12))" }
    }

    /// The base tables of every schema that is not the server's own, or of `schemas`.
    package func tables(schemas: [String]? = nil) async throws -> [TableName] {
        let own = "'mysql','sys','information_schema','performance_schema','tidemark_restore'"
        let list = schemas.map { "IN (\($0.map(\.quotedHexLiteral).joined(separator: ",")))" } ?? "NOT IN (\(own))"
        let rows = try await client.rows(
            """
            SELECT HEX(TABLE_SCHEMA), HEX(TABLE_NAME) FROM information_schema.TABLES
            WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND TABLE_SCHEMA \(list) ORDER BY 1, 2;
            """)
        return rows.map { TableName(schema: Self.text($0[0]), name: Self.text($0[1])) }
    }

    /// The content of every base table.
    package func contents(schemas: [String]? = nil) async throws -> [TableName: Content] {
        var contents: [TableName: Content] = [:]
        for table in try await tables(schemas: schemas) { contents[table] = try await content(of: table) }
        return contents
    }

    /// The content of one table.
    package func content(of table: TableName) async throws -> Content {
        let folder = try TestFolder("hex")
        defer { folder.remove() }
        let file = try await lines(of: table, in: folder)
        let output = try await Shell.require("sh", ["-c", "wc -l <\(file) && sha256sum <\(file)"])
        let parts = output.split(whereSeparator: { $0 == "\n" || $0 == " " })
        guard parts.count >= 2, let rows = Int(parts[0]) else { throw TestKitError("no hash of \(table): \(output)") }
        return Content(rows: rows, hash: String(parts[1]))
    }

    /// The first lines in which a table differs between two servers, shortened, for a failure's message.
    package static func difference(of table: TableName, _ left: DatabaseServer, _ right: DatabaseServer) async throws
        -> String
    {
        let folder = try TestFolder("hex")
        defer { folder.remove() }
        let files = [
            try await HexDump(left).lines(of: table, in: folder), try await HexDump(right).lines(of: table, in: folder),
        ]
        return try await Shell.run(
            "sh", ["-c", "diff -U0 \(files[0]) \(files[1]) | tail -n +3 | cut -c 1-300 | head -n 12"]
        ).output
    }

    /// Writes a sorted file with one line a row and returns its path.
    private func lines(of table: TableName, in folder: TestFolder) async throws -> String {
        let columns = try await client.rows(
            """
            SELECT HEX(COLUMN_NAME), DATA_TYPE FROM information_schema.COLUMNS
            WHERE TABLE_SCHEMA = \(table.schema.quotedHexLiteral) AND TABLE_NAME = \(table.name.quotedHexLiteral)
            ORDER BY ORDINAL_POSITION;
            """)
        guard !columns.isEmpty else { throw TestKitError("\(table) has no columns") }
        let values = columns.map { Self.expression(Self.text($0[0]).quotedIdentifier, dataType: $0[1].lowercased()) }
        let query = try folder.write(
            """
            SET SESSION sql_mode = '', SESSION time_zone = '+00:00';
            SELECT \(values.joined(separator: ", ")) FROM \(table.quoted);
            """, to: "query-\(UInt32.random(in: 0..<0x100_0000))")
        // sort orders by bytes, so the file does not depend on the order the server answers in.
        let command = client.command.map { "'\($0)'" }.joined(separator: " ")
        try await Shell.require(
            "bash",
            ["-c", "set -o pipefail; \(command) <\(query) | LC_ALL=C sort -S 64M -T \(folder.path) >\(query).lines"])
        return query + ".lines"
    }

    /// The exact value of a column as hexadecimal text, NULL apart from everything else.
    private static func expression(_ column: String, dataType: String) -> String {
        let exact =
            switch dataType {
            // Text of a FLOAT shows six digits only; as a DOUBLE it shows all.
            case "float": "HEX(CONCAT(\(column) + 0e0))"
            case "double": "HEX(CONCAT(\(column) + 0e0))"
            // The number and the text: an ENUM's empty member and its error value have equal texts.
            case "enum", "set": "CONCAT(\(column) + 0, ':', HEX(\(column)))"
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year", "date", "time", "datetime",
                "timestamp":
                "HEX(CONCAT(\(column)))"
            default: "HEX(\(column))"
            }
        return "IFNULL(\(exact), 'NULL')"
    }

    private static func text(_ hex: String) -> String {
        String(decoding: Hex.decode(hex) ?? [], as: UTF8.self)
    }
}
