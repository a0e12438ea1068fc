internal import Core
internal import Repository

/// A foreign key of a base's table, as its CREATE TABLE says.
struct CascadingKey: Equatable {
    let parent: TableName
    /// The parent's columns; empty where they were not understood.
    let columns: Set<String>
    /// It deletes, renumbers or nulls rows of its table when the parent's change.
    let cascades: Bool

    static func all(of manifest: TableManifest, _ folding: NameFolding) -> [CascadingKey] {
        guard manifest.createStatement.contains("FOREIGN KEY") else { return [] }
        let text = Array(manifest.createStatement.utf8)
        return DDLStatement.parse(text).folded(folding).parents.map { reference in
            // The server writes each key on a line of its own.
            let line = text[reference.range.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
            let rest = String(decoding: line, as: UTF8.self)
            return CascadingKey(
                parent: reference.resolved(in: manifest.name.schema), columns: Set(names(in: rest)),
                cascades: rest.contains("CASCADE") || rest.contains("SET NULL"))
        }
    }

    /// The names of `` (`a`,`b`) …``; empty where the text does not begin so.
    private static func names(in text: String) -> [String] {
        var rest = text.drop { $0 == " " }[...]
        guard rest.popFirst() == "(" else { return [] }
        var names: [String] = []
        while rest.popFirst() == "`" {
            var name = ""
            while let letter = rest.popFirst() {
                if letter == "`" {
                    guard rest.first == "`" else { break }
                    rest.removeFirst()
                }
                name.append(letter)
            }
            names.append(name)
            switch rest.popFirst() {
            case ")": return names
            case ",": rest = rest.drop { $0 == " " }
            default: return []
            }
        }
        return []
    }
}
