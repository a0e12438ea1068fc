internal import Core

/// The unique and foreign keys of a table, as its CREATE TABLE says: each is on a line of its own, as the server writes it.
struct DeclaredKeys {
    struct Unique: Equatable {
        let name: String
        /// With the number of characters that count; empty where the key is over something else than columns.
        let parts: [(column: String, prefix: Int?)]

        static func == (left: Unique, right: Unique) -> Bool {
            left.name == right.name && left.parts.elementsEqual(right.parts) { $0 == $1 }
        }
    }

    struct Foreign: Equatable {
        let columns: [String]
        let parent: TableName
        let parentColumns: [String]
        let deleteCascades: Bool
        let updateCascades: Bool
    }

    private(set) var uniques: [Unique] = []
    private(set) var foreigns: [Foreign] = []

    init(_ statement: String, of table: TableName, _ folding: NameFolding) {
        for line in statement.split(separator: "\n") {
            var text = KeyText(line.drop { $0 == " " })
            if text.skip("PRIMARY KEY ") {
                uniques.append(Unique(name: "PRIMARY", parts: text.parts() ?? []))
            } else if text.skip("UNIQUE KEY ") {
                uniques.append(Unique(name: text.name() ?? "", parts: text.parts() ?? []))
            } else if text.skip("CONSTRAINT "), text.name() != nil, text.skip("FOREIGN KEY ") {
                guard let columns = text.parts()?.map(\.column), text.skip("REFERENCES "), let first = text.name()
                else {
                    continue
                }
                let second = text.skip(".") ? text.name() : nil
                let parent = folding.key(
                    TableName(schema: second == nil ? table.schema : first, name: second ?? first))
                let parents = text.parts()?.map(\.column) ?? []
                let rest = text.rest
                foreigns.append(
                    Foreign(
                        columns: columns, parent: parent, parentColumns: parents,
                        deleteCascades: rest.contains("ON DELETE CASCADE") || rest.contains("ON DELETE SET NULL"),
                        updateCascades: rest.contains("ON UPDATE CASCADE") || rest.contains("ON UPDATE SET NULL")))
            }
        }
    }
}
