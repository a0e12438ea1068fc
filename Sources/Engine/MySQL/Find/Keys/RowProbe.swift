internal import Core
internal import MySQLWire
internal import Repository

/// Compares rows of a table, as it was defined at some time, with the row that is looked for.
struct RowProbe {
    let table: TargetTable
    private let probes: [(column: Int, probe: ColumnProbe)]
    private let lastColumn: Int
    /// Whether the columns that were given are all of the table's key, so that they name one row.
    let isWholeKey: Bool
    /// The columns by which a row is named: the key, or what was asked for.
    private let names: [Int]

    /// Throws `usage.invalid` where a column is not there or a value is none of its type.
    init(_ key: [FindRequest.KeyText], _ table: TargetTable) throws(TidemarkError) {
        self.table = table
        var probes: [(column: Int, probe: ColumnProbe)] = []
        for part in key {
            let (column, value) = try Self.column(part, table)
            probes.append((column, try ColumnProbe(value, table.list.columns[column], flavour: table.flavour)))
        }
        self.probes = probes
        lastColumn = probes.map(\.column).max() ?? -1
        let columns = probes.map(\.column)
        isWholeKey = !table.key.isEmpty && Set(table.key).isSubset(of: columns)
        names = table.key.isEmpty ? columns.sorted() : table.key
    }

    /// `id=5` names a column, unless there is none of that name and the key has one column.
    private static func column(
        _ part: FindRequest.KeyText, _ table: TargetTable
    ) throws(TidemarkError) -> (Int, String) {
        let columns = table.list.columns
        if let name = part.column {
            if let place = columns.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
                return (place, part.value)
            }
            guard table.key.count == 1 else {
                throw TidemarkError(
                    .usage, "\(table.name) has no column \"\(name)\" in the log.",
                    hint: "Its columns are \(columns.map(\.name).joined(separator: ", ")).")
            }
            return (table.key[0], name + "=" + part.value)
        }
        guard table.key.count == 1 else {
            let names = table.key.map { columns[$0].name }
            throw TidemarkError(
                .usage, "\(table.name) has no key of one column.",
                hint: names.isEmpty
                    ? "Name the column: --key column=value."
                    : "Give each column: " + names.map { "--key \($0)=…" }.joined(separator: " ") + ".")
        }
        return (table.key[0], part.value)
    }

    func matches(_ row: UnsafeRawBufferPointer) throws(CanonicalError) -> Bool {
        var cursor = try CanonicalRowCursor(row, kinds: table.kinds)
        var left = probes.count
        while left > 0, let field = try cursor.next(), field.column <= lastColumn {
            for (column, probe) in probes where column == field.column {
                guard probe.matches(field.isNull ? nil : UnsafeRawBufferPointer(rebasing: row[field.value])) else {
                    return false
                }
                left -= 1
            }
        }
        return left == 0
    }

    /// The canonical bytes of the columns that name the row, one after the other; NULL has its own mark.
    func keyBytes(_ row: UnsafeRawBufferPointer) throws(CanonicalError) -> [UInt8] {
        let fields = try CanonicalRowCursor.fields(of: row, kinds: table.kinds)
        var bytes: [UInt8] = []
        for column in names {
            bytes.append(fields[column].isNull ? 0 : 1)
            bytes += row[fields[column].encoded]
        }
        return bytes
    }

    /// `id = 5, name = é`.
    func keyText(_ row: UnsafeRawBufferPointer) throws(CanonicalError) -> String {
        let fields = try CanonicalRowCursor.fields(of: row, kinds: table.kinds)
        return names.map { column in
            let field = fields[column]
            let value =
                field.isNull
                ? "NULL"
                : ValueText.text(
                    UnsafeRawBufferPointer(rebasing: row[field.value]), field.kind, table.list.columns[column])
            return "\(table.list.columns[column].name) = \(value)"
        }.joined(separator: ", ")
    }
}
