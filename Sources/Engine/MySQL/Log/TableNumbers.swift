internal import Core
internal import MySQLWire

/// What is known of the tables of a stream, under small numbers: those of the table maps in force, and of all names seen.
struct TableNumbers {
    /// A table as one table map describes it.
    struct Mapped {
        /// Held, so that no other map can be taken for it.
        let map: TableMap
        let name: TableName
        /// The number of the name.
        let number: Int
        /// The server's own tables are nobody's rows.
        let isSystem: Bool
        /// Made when rows are first counted.
        var decoder: RowsDecoder?
    }

    private var places: [ObjectIdentifier: Int] = [:]
    private var mapped: [Mapped] = []
    private var numbers: [TableName: Int] = [:]
    private var names: [TableName] = []

    private static let maxMaps = 512

    /// How many names have numbers.
    var count: Int { names.count }

    func name(_ number: Int) -> TableName { names[number] }

    /// The place of `map` in this list, until another is asked for.
    mutating func place(of map: TableMap) -> Int {
        if let place = places[ObjectIdentifier(map)] { return place }
        if mapped.count >= Self.maxMaps { forgetMaps() }
        let name = TableName(schema: map.schema, name: map.name)
        mapped.append(
            Mapped(map: map, name: name, number: number(of: name), isSystem: SystemSchemas.contains(name.schema)))
        places[ObjectIdentifier(map)] = mapped.count - 1
        return mapped.count - 1
    }

    subscript(_ place: Int) -> Mapped { mapped[place] }

    /// Decodes rows of the table at `place`.
    mutating func decode(
        _ rows: RowsEvent, in bytes: UnsafeRawBufferPointer, at place: Int, into decoded: inout DecodedRows
    ) throws(BinlogError) {
        if mapped[place].decoder == nil { mapped[place].decoder = try RowsDecoder(table: rows.table) }
        try mapped[place].decoder?.decode(rows, in: bytes, into: &decoded)
    }

    /// Table maps of another file mean other tables. Names keep their numbers.
    mutating func forgetMaps() {
        places.removeAll()
        mapped.removeAll()
    }

    /// No number is in use any more.
    mutating func forgetNames() {
        forgetMaps()
        numbers = [:]
        names = []
    }

    private mutating func number(of name: TableName) -> Int {
        if let known = numbers[name] { return known }
        names.append(name)
        numbers[name] = names.count - 1
        return names.count - 1
    }
}
