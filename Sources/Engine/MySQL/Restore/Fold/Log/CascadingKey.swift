internal import Core
internal import Repository

/// A foreign key of a base's table, as its CREATE TABLE says.
struct CascadingKey: Equatable {
    let child: TableName
    let parent: TableName
    /// Pairs in the key's order; empty where they were not understood.
    let childColumns: [String]
    let columns: [String]
    let onDelete: ForeignKey.Rule
    let onUpdate: ForeignKey.Rule

    /// It deletes, renumbers or nulls rows of its table when the parent's change.
    var cascades: Bool { onDelete != .none || onUpdate != .none }

    static func all(of manifest: TableManifest, _ folding: NameFolding) -> [CascadingKey] {
        guard manifest.createStatement.contains("FOREIGN KEY") else { return [] }
        let text = Array(manifest.createStatement.utf8)
        return DDLStatement.parse(text).folded(folding).parents.map { reference in
            // The server writes each key on a line of its own.
            let before = text[..<reference.range.lowerBound].reversed().prefix { $0 != UInt8(ascii: "\n") }.reversed()
            let after = text[reference.range.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
            var rest = KeyText(String(decoding: after, as: UTF8.self)[...])
            let columns = rest.columns() ?? []
            let childColumns = childColumns(in: String(decoding: before, as: UTF8.self))
            let isUnderstood = !columns.isEmpty && columns.count == childColumns.count
            return CascadingKey(
                child: manifest.name, parent: reference.resolved(in: manifest.name.schema),
                childColumns: isUnderstood ? childColumns : [], columns: isUnderstood ? columns : [],
                onDelete: rule("ON DELETE ", rest.rest), onUpdate: rule("ON UPDATE ", rest.rest))
        }
    }

    private static func rule(_ name: String, _ text: Substring) -> ForeignKey.Rule {
        guard let start = text.firstRange(of: name) else { return .none }
        let rest = text[start.upperBound...]
        if rest.hasPrefix("CASCADE") { return .cascade }
        return rest.hasPrefix("SET NULL") ? .setNull : .none
    }

    /// Of `` CONSTRAINT `name` FOREIGN KEY (`a`,`b`) REFERENCES ``; empty where the text does not begin so.
    private static func childColumns(in text: String) -> [String] {
        var rest = KeyText(text[...])
        if rest.skip("CONSTRAINT "), rest.name() == nil { return [] }
        guard rest.skip("FOREIGN KEY") else { return [] }
        return rest.columns() ?? []
    }
}
