package import Core
package import MySQLWire
internal import Repository

/// The statements that walk one table by one key: boundaries, probes and the rows of a range.
///
/// Row constructors, `(a, b) > (x, y)`, are not used: old servers read the whole index for them. The comparison is
/// written out, with the leading part's bound apart so that every optimizer finds the range.
package struct KeyWalk: Sendable, Hashable {
    package let table: TableName
    package let indexName: String
    package let columns: [KeyColumn]

    package init?(_ definition: TableDefinition, flavour: ServerFlavour) {
        guard let key = definition.key, key.isVisible, !key.hasPrefixParts else { return nil }
        var columns: [KeyColumn] = []
        for part in key.parts {
            guard let column = definition.columns.first(where: { $0.name == part.column }),
                let keyColumn = KeyColumn(column, isDescending: part.isDescending, flavour: flavour)
            else { return nil }
            columns.append(keyColumn)
        }
        table = definition.name
        indexName = key.name
        self.columns = columns
    }

    package var kinds: [CanonicalKind] { columns.map(\.codec.kind) }

    /// Whether ranges can be computed instead of looked up.
    package var isSingleInteger: Bool { columns.count == 1 && columns[0].isInteger && !columns[0].isDescending }

    private func from(_ partition: String?) -> String {
        let part = partition.map { " PARTITION (\($0.quotedIdentifier))" } ?? ""
        return "FROM \(table.quoted)\(part) AS t FORCE INDEX (\(indexName.quotedIdentifier))"
    }

    private var keyList: String { columns.map(\.codec.expression).joined(separator: ", ") }

    private var order: String {
        columns.map { $0.isDescending ? "\($0.name) DESC" : $0.name }.joined(separator: ", ")
    }

    /// The key of the row that is `skip` rows behind the first one behind `lower`, in key order.
    package func boundarySQL(_ range: KeyRange, skip: Int) -> String {
        "SELECT \(keyList) \(from(range.partition))\(whereSQL(range)) ORDER BY \(order) LIMIT 1 OFFSET \(skip)"
    }

    /// The last key of the table.
    package var lastSQL: String {
        let reversed = columns.map { $0.isDescending ? $0.name : "\($0.name) DESC" }.joined(separator: ", ")
        return "SELECT \(keyList) \(from(nil)) ORDER BY \(reversed) LIMIT 1"
    }

    package func rowsSQL(_ range: KeyRange, list: String) -> String {
        "SELECT \(list) \(from(range.partition))\(whereSQL(range))"
    }

    private func whereSQL(_ range: KeyRange) -> String {
        let conditions =
            (range.lower == nil ? [] : [condition(isLower: true)])
            + (range.upper == nil ? [] : [condition(isLower: false)])
        return conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    }

    /// `a >= ? AND (a > ? OR (a = ? AND b > ?))` for the lower side, with `<` and a final `<=` for the upper one.
    private func condition(isLower: Bool) -> String {
        func comparison(_ column: KeyColumn) -> String { isLower != column.isDescending ? ">" : "<" }
        let last = columns.count - 1
        if last == 0 {
            let column = columns[0]
            return "\(column.name) \(comparison(column))\(isLower ? "" : "=") \(column.marker)"
        }
        var alternatives: [String] = []
        for (index, column) in columns.enumerated() {
            var terms = columns[..<index].map { "\($0.name) = \($0.marker)" }
            let equal = index == last && !isLower ? "=" : ""
            terms.append("\(column.name) \(comparison(column))\(equal) \(column.marker)")
            alternatives.append("(" + terms.joined(separator: " AND ") + ")")
        }
        let first = columns[0]
        return "\(first.name) \(comparison(first))= \(first.marker) AND (\(alternatives.joined(separator: " OR ")))"
    }

    /// The parameters of a statement made for `range`, in the order of its markers.
    package func parameters(_ range: KeyRange) -> StatementParameters {
        var types: [ParameterType] = []
        var values: [[UInt8]] = []
        for boundary in [range.lower, range.upper] {
            guard let boundary, boundary.parts.count == columns.count else { continue }
            func add(_ index: Int) {
                types.append(columns[index].codec.parameter)
                values.append(boundary.parts[index])
            }
            if columns.count > 1 { add(0) }
            for last in columns.indices {
                for index in 0...last { add(index) }
            }
        }
        var parameters = StatementParameters(types: types)
        for value in values { value.withUnsafeBytes { parameters.append(encoded: $0) } }
        return parameters
    }
}
