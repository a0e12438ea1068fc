internal import Catalog
internal import Core

/// All rows of a table, read in pages by its primary key inside one transaction.
struct TablePages {
    let session: any CatalogSession
    let table: CatalogTable

    /// Rows in memory as values at a time.
    private static let pageSize: Int64 = 1000

    /// One `RowText` line a row, in no order. Throws `catalog.damaged` where a value is not of its column's type.
    func lines(where condition: String = "1 = 1", _ parameters: [CatalogValue] = []) throws -> [[UInt8]] {
        let names = table.columns.map(\.name).joined(separator: ", ")
        let key = table.key.joined(separator: ", ")
        let marks = table.key.map { _ in "?" }.joined(separator: ", ")
        var lines: [[UInt8]] = []
        var last: [CatalogValue]?
        while true {
            let behind = last == nil ? "" : " AND (\(key)) > (\(marks))"
            let rows = try session.query(
                "SELECT \(names) FROM \(table.name) WHERE \(condition)\(behind) ORDER BY \(key) LIMIT ?",
                parameters + (last ?? []) + [.integer(Self.pageSize)])
            for row in rows { lines.append(RowText.line(try table.columns.map { try value($0, of: row) })) }
            guard rows.count == Int(Self.pageSize), let row = rows.last else { return lines }
            last = try table.key.map { try row.value($0) }
        }
    }

    private func value(_ column: CatalogTable.Column, of row: CatalogRow) throws -> CatalogValue {
        var value = try row.value(column.name)
        // SQLite gives a real number without a fraction as what it was stored as.
        if column.kind == .real, case .integer(let number) = value { value = .real(Double(number)) }
        guard column.kind.holds(value) else {
            throw TidemarkError(
                .catalogDamaged, "The catalog's column \(table.name).\(column.name) does not hold its type.",
                hint: "Was the catalog changed by hand? Restore it from its export in a repository.")
        }
        return value
    }
}
