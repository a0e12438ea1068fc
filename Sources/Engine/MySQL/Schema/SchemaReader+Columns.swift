internal import Core
internal import MySQLWire
internal import Repository

extension SchemaReader {
    /// Columns by table name, in the table's order.
    func columns(where condition: String) async throws(TidemarkError) -> [String: [ColumnDefinition]] {
        let result = try await session.query(
            "SELECT TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE,"
                + " CHARACTER_OCTET_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, CHARACTER_SET_NAME,"
                + " COLLATION_NAME, COLUMN_TYPE, EXTRA FROM information_schema.COLUMNS WHERE \(condition)")
        var columns: [String: [ColumnDefinition]] = [:]
        for row in result.rows.indices {
            guard let table = result.string(row, 0), let name = result.string(row, 1) else { continue }
            columns[table, default: []].append(Self.column(name, result, row))
        }
        // Cheaper than ORDER BY on a view the server materialises anyway.
        return columns.mapValues { $0.sorted { $0.ordinal < $1.ordinal } }
    }

    private static func column(_ name: String, _ result: TextResult, _ row: Int) -> ColumnDefinition {
        let dataType = (result.string(row, 5) ?? "").lowercased()
        let columnType = result.string(row, 12) ?? dataType
        let attributes = Self.attributes(of: columnType)
        let extra = result.string(row, 13) ?? ""
        let temporal = result.string(row, 9).flatMap(UInt32.init)
        return ColumnDefinition(
            name: name, ordinal: result.string(row, 2).flatMap(Int.init) ?? 0, dataType: dataType,
            columnType: columnType, characterSet: result.string(row, 10), collation: result.string(row, 11),
            nullable: result.string(row, 4) == "YES", generated: Self.generated(extra),
            invisible: extra.uppercased().contains("INVISIBLE"), unsigned: attributes.contains("unsigned"),
            zerofill: attributes.contains("zerofill"), length: result.string(row, 6).flatMap(UInt64.init),
            precision: temporal ?? result.string(row, 7).flatMap(UInt32.init),
            scale: result.string(row, 8).flatMap(UInt32.init), defaultValue: result.string(row, 3), extra: extra)
    }

    /// The words behind the type and its parentheses; a member of an ENUM may itself hold the word `unsigned`.
    private static func attributes(of columnType: String) -> [String] {
        let tail = columnType.lastIndex(of: ")").map { columnType[columnType.index(after: $0)...] } ?? columnType[...]
        return tail.lowercased().split(separator: " ").map(String.init)
    }

    /// MySQL says DEFAULT_GENERATED of a default expression, which is no generated column.
    private static func generated(_ extra: String) -> GeneratedColumn {
        let words = extra.uppercased()
        if words.contains("VIRTUAL GENERATED") || words == "VIRTUAL" { return .virtual }
        if words.contains("STORED GENERATED") || words.contains("PERSISTENT") { return .stored }
        return .none
    }

    /// Unique keys by table name, without those over expressions. NULL columns are not looked at here.
    func uniqueKeys(where condition: String) async throws(TidemarkError) -> [String: [KeyDefinition]] {
        let visible =
            session.isMariaDB
            ? (session.version.isAtLeast(10, 6) ? "IF(IGNORED = 'NO', 'YES', 'NO')" : "'YES'")
            : (session.version.isAtLeast(8, 0) ? "IS_VISIBLE" : "'YES'")
        let result = try await session.query(
            "SELECT TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, SUB_PART, COLLATION, \(visible)"
                + " FROM information_schema.STATISTICS WHERE \(condition) AND NON_UNIQUE = 0")
        struct Row {
            let sequence: Int
            let column: String?
            let part: KeyDefinition.Part
            let isVisible: Bool
        }
        var order: [String: [String]] = [:]
        var rows: [String: [String: [Row]]] = [:]
        for row in result.rows.indices {
            guard let table = result.string(row, 0), let index = result.string(row, 1) else { continue }
            if rows[table]?[index] == nil { order[table, default: []].append(index) }
            let column = result.string(row, 3)
            let part = KeyDefinition.Part(
                column: column ?? "", isDescending: result.string(row, 5) == "D",
                prefixLength: result.string(row, 4).flatMap(Int.init))
            rows[table, default: [:]][index, default: []].append(
                Row(
                    sequence: result.string(row, 2).flatMap(Int.init) ?? 0, column: column, part: part,
                    isVisible: result.string(row, 6) != "NO"))
        }
        var keys: [String: [KeyDefinition]] = [:]
        for (table, indexes) in order {
            for index in indexes {
                let parts = (rows[table]?[index] ?? []).sorted { $0.sequence < $1.sequence }
                guard parts.allSatisfy({ $0.column != nil }) else { continue }
                keys[table, default: []].append(
                    KeyDefinition(
                        name: index, parts: parts.map(\.part), isVisible: parts.allSatisfy(\.isVisible)))
            }
        }
        return keys
    }
}
