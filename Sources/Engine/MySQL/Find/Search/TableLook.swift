internal import Core
internal import MySQLWire

/// What a search thinks of the table of a table map, so that it is not found out again for every event.
struct TableLook {
    let map: TableMap
    let name: TableName
    let isSystem: Bool
    let isWanted: Bool

    init(_ map: TableMap, _ filter: SegmentFilter) {
        self.map = map
        name = TableName(schema: map.schema, name: map.name)
        isSystem = SystemSchemas.contains(map.schema)
        isWanted = !isSystem && filter.wants(name)
    }
}
