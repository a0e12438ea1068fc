internal import Core
internal import Repository

/// Says of a segment, by its index alone, whether it may hold what is looked for.
struct SegmentFilter: Sendable {
    let table: TableName?
    /// How the source compares table names; what is typed in statements and by users may differ in case.
    let folding: NameFolding
    /// Nothing but deletions and statements is of interest.
    let isAboutDeletes: Bool

    init(_ request: FindRequest, folding: NameFolding) {
        table = request.table.map(folding.key)
        self.folding = folding
        isAboutDeletes = request.minimumDeletes != nil
    }

    func look(at index: SegmentIndex) -> (isNamed: Bool, hasStatement: Bool, deletes: UInt64) {
        var deletes: UInt64 = 0
        var isNamed = false
        for activity in index.tables where wants(activity.table) {
            deletes += activity.deletes
            if !isAboutDeletes || activity.deletes > 0 { isNamed = true }
        }
        let hasStatement = index.ddl.contains(where: names)
        return (isNamed || hasStatement, hasStatement, deletes)
    }

    func wants(_ name: TableName) -> Bool {
        guard let table else { return !SystemSchemas.contains(name.schema) }
        return folding.key(name) == table
    }

    /// Whether a statement is about a wanted table or the schema it is in.
    func names(_ record: DDLRecord) -> Bool {
        if record.tables.contains(where: wants) { return true }
        guard record.tables.isEmpty, !record.isTableDDL else { return false }
        return names(DDLStatement.parse(record.sql), in: "")
    }

    /// The same of a statement as it stands in the log.
    func names(_ statement: DDLStatement, in schema: String) -> Bool {
        guard statement.kind.isTableDDL else { return false }
        if let named = statement.schema {
            guard statement.kind == .dropDatabase else { return false }
            let name = named.isEmpty ? schema : named
            guard let table else { return !SystemSchemas.contains(name) }
            return folding.key(TableName(schema: name, name: "")).schema == table.schema
        }
        return statement.changedTables(in: schema).contains(where: wants)
    }
}
