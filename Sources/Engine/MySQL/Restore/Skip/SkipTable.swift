internal import CXXHash
internal import Core
internal import MySQLWire
internal import Repository

/// One table, as far as leaving transactions out must know it.
struct SkipTable {
    /// A foreign key, seen from one of its ends.
    struct Reference {
        /// The same for both ends: values of one are compared with those of the other.
        let columns: SkipColumns
        /// Number of the table at the other end.
        let other: Int
        let deleteCascades: Bool
        let updateCascades: Bool
    }

    let name: TableName
    let table: TargetTable
    /// nil for a table without a key.
    let key: SkipColumns?
    let wholeTag: UInt32
    /// Besides the key.
    let uniques: [(name: String, columns: SkipColumns)]
    /// Unique keys over what is not in the log.
    let unknownUniques: [String]
    /// Foreign keys of this table, with what a transaction that is left out made of their parents…
    var toParentsMade: [Reference] = []
    /// …and with what it removed here.
    var toParentsReleased: [Reference] = []
    /// The same keys, in the tables they refer to.
    var fromChildrenMade: [Reference] = []
    var fromChildrenReleased: [Reference] = []
    /// Tables at the other ends of foreign keys whose values are not in the log.
    var unknownNeighbours: Set<Int> = []

    init(_ manifest: TableManifest, _ keys: DeclaredKeys, flavour: ServerFlavour, tags: inout UInt32) {
        name = manifest.name
        let table = TargetTable(manifest, flavour: flavour)
        self.table = table
        func next() -> UInt32 {
            tags += 1
            return tags
        }
        wholeTag = next()
        let own = table.key.map { (column: table.list.columns[$0].name, prefix: Int?.none) }
        key = SkipColumns(own, of: table, tag: next())
        var uniques: [(name: String, columns: SkipColumns)] = []
        var unknown: [String] = []
        for unique in keys.uniques {
            let isKey =
                Set(unique.parts.map(\.column)) == Set(own.map(\.column))
                && unique.parts.allSatisfy { $0.prefix == nil }
            if isKey { continue }
            if let columns = SkipColumns(unique.parts, of: table, tag: next()) {
                uniques.append((unique.name, columns))
            } else {
                unknown.append(unique.name)
            }
        }
        self.uniques = uniques
        unknownUniques = unknown
    }

    /// A hash of all of a row.
    func whole(_ row: UnsafeRawBufferPointer) -> UInt64 {
        XXH3_64bits_withSeed(row.baseAddress, row.count, UInt64(wholeTag))
    }

    /// `id = 5`, or the first columns of a row without a key.
    func text(_ row: UnsafeRawBufferPointer, _ fields: [CanonicalRowCursor.Field]) -> String {
        let places = table.key.isEmpty ? Array(table.kinds.indices.prefix(3)) : table.key
        return places.map { place in
            let field = fields[place]
            let column = table.list.columns[place]
            let value =
                field.isNull
                ? "NULL" : ValueText.text(UnsafeRawBufferPointer(rebasing: row[field.value]), field.kind, column)
            return "\(column.name) = \(value)"
        }.joined(separator: ", ")
    }
}
