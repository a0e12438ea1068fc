internal import Core
internal import MySQLWire
internal import Repository

/// A table on the target, ready to be written to: how its rows are bound, found and decoded.
struct TargetTable: Sendable {
    let definition: TableDefinition
    let flavour: ServerFlavour
    /// The columns of a canonical row.
    let list: SelectList
    let kinds: [CanonicalKind]
    /// Places of the key's columns in the canonical row; empty for a table without a key.
    let key: [Int]
    /// Besides the key there are unique indexes, over which a row can push another one out.
    let hasOtherUniqueKeys: Bool
    /// MariaDB SEQUENCE: one row, written by INSERT alone.
    let isSequence: Bool

    var name: TableName { definition.name }
    var isTransactional: Bool { definition.isTransactional }

    init(_ definition: TableDefinition, flavour: ServerFlavour) {
        self.definition = definition
        self.flavour = flavour
        list = SelectList(definition, flavour: flavour)
        kinds = list.kinds
        let names = list.columns.map(\.name)
        let places = (definition.key?.columns ?? []).map { column in names.firstIndex(of: column) }
        key = places.contains(nil) ? [] : places.compactMap { $0 }
        hasOtherUniqueKeys = definition.createStatement.contains("UNIQUE KEY") || definition.uniqueKeys.count > 1
        isSequence = definition.createStatement.hasPrefix("CREATE SEQUENCE")
    }

    /// What the log's decoder cannot know of the columns, one a column of the table.
    var hints: [ColumnHint] {
        definition.columns.map { column in
            let special: ColumnHint.Special? =
                switch column.dataType {
                case "uuid": .uuid
                case "inet6": .inet6
                case "inet4": .inet4
                default: nil
                }
            let isNumber = column.unsigned || Self.numbers.contains(column.dataType)
            return ColumnHint(
                isUnsigned: isNumber ? column.unsigned : nil, isBinary: column.dataType == "binary",
                special: flavour == .mariadb ? special : nil,
                temporalDecimals: Self.temporals.contains(column.dataType) ? Int(column.precision ?? 0) : nil)
        }
    }

    /// Which columns of the table are in a canonical row.
    var included: [Bool] { definition.columns.map { $0.generated == .none } }

    /// How many hidden columns the log's rows have behind those of the definition; nil where the rows are of another shape.
    ///
    /// MariaDB logs the hashes of UNIQUE keys over long columns so, as BIGINT, and the start and end of the rows of
    /// system-versioned tables that do not name these columns, as TIMESTAMP(6).
    func hiddenColumns(in map: TableMap) -> Int? {
        let hidden = map.columns.count - definition.columns.count
        if hidden == 0 { return 0 }
        guard hidden > 0, flavour == .mariadb,
            map.columns.suffix(hidden).allSatisfy({ $0.realType == .longLong || $0.realType == .timestamp2 })
        else { return nil }
        return hidden
    }

    /// The place of the column that tells when a row of a system-versioned table became history, among the columns of
    /// the log's rows; nil for every other table.
    ///
    /// It has a name, or follows the one of the row's start hidden behind the named columns.
    func rowEnd(in map: TableMap) -> Int? {
        if let name = definition.rowEndColumn { return definition.columns.firstIndex { $0.name == name } }
        guard map.columns.count > definition.columns.count else { return nil }
        return map.columns.indices.dropFirst(definition.columns.count).last { map.columns[$0].realType == .timestamp2 }
    }

    /// A decoder of the ends of the rows alone.
    func rowEndDecoder(_ map: TableMap) throws(BinlogError) -> RowsDecoder? {
        guard let place = rowEnd(in: map) else { return nil }
        let hidden = hiddenColumns(in: map) ?? 0
        return try RowsDecoder(
            table: map, hints: hints + Array(repeating: ColumnHint(), count: hidden),
            include: map.columns.indices.map { $0 == place })
    }

    /// A decoder of the table's rows in the log.
    func decoder(_ map: TableMap) throws(BinlogError) -> RowsDecoder {
        let hidden = hiddenColumns(in: map) ?? 0
        return try RowsDecoder(
            table: map, hints: hints + Array(repeating: ColumnHint(), count: hidden),
            include: included + Array(repeating: false, count: hidden))
    }

    private static let numbers: Set<String> = [
        "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "decimal", "float", "double", "real",
    ]
    private static let temporals: Set<String> = ["datetime", "timestamp", "time"]
}
