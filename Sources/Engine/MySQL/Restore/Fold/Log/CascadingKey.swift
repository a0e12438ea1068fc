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
            let rest = String(decoding: after, as: UTF8.self)
            let columns = names(in: rest[...]) ?? []
            let childColumns = childColumns(in: String(decoding: before, as: UTF8.self))
            let isUnderstood = !columns.isEmpty && columns.count == childColumns.count
            // Behind the columns, whose names may say anything.
            let rules = rest.components(behind: columns)
            return CascadingKey(
                child: manifest.name, parent: reference.resolved(in: manifest.name.schema),
                childColumns: isUnderstood ? childColumns : [], columns: isUnderstood ? columns : [],
                onDelete: rule("ON DELETE ", rules), onUpdate: rule("ON UPDATE ", rules))
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
        var rest = text.drop { $0 == " " }[...]
        if rest.hasPrefix("CONSTRAINT ") {
            rest = rest.dropFirst(11)
            guard rest.popFirst() == "`", name(&rest) != nil else { return [] }
            rest = rest.drop { $0 == " " }
        }
        guard rest.hasPrefix("FOREIGN KEY") else { return [] }
        return names(in: rest.dropFirst(11)) ?? []
    }

    /// The names of `` (`a`,`b`) …``; nil where the text does not begin so.
    static func names(in text: Substring) -> [String]? {
        var rest = text.drop { $0 == " " }
        guard rest.popFirst() == "(" else { return nil }
        var names: [String] = []
        while rest.popFirst() == "`" {
            guard let name = name(&rest) else { return nil }
            names.append(name)
            switch rest.popFirst() {
            case ")": return names
            case ",": rest = rest.drop { $0 == " " }
            default: return nil
            }
        }
        return nil
    }

    /// Up to its closing quote.
    private static func name(_ rest: inout Substring) -> String? {
        var name = ""
        while let letter = rest.popFirst() {
            if letter == "`" {
                guard rest.first == "`" else { return name }
                rest.removeFirst()
            }
            name.append(letter)
        }
        return nil
    }
}

extension String {
    /// What follows a list of quoted names in parentheses; all of the text where there is none.
    fileprivate func components(behind names: [String]) -> Substring {
        guard !names.isEmpty else { return self[...] }
        let length = names.reduce(0) { sum, name in sum + name.reduce(3) { $0 + ($1 == "`" ? 2 : 1) } }
        return drop { $0 == " " }.dropFirst(min(count, length + 1))
    }
}
