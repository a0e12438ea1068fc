package import Core

/// A view, routine, trigger, event or other object, with the session it must be created in.
package struct ObjectDefinition: Codable, Sendable, Hashable {
    package var kind: SchemaObjectKind
    package var schema: String
    package var name: String
    /// The table of a trigger.
    package var table: TableName?
    package var createStatement: String
    package var sqlMode: String?
    package var charsetClient: String?
    package var collationConnection: String?
    package var databaseCollation: String?
    package var timeZone: String?

    package init(
        kind: SchemaObjectKind, schema: String, name: String, table: TableName? = nil, createStatement: String,
        sqlMode: String? = nil, charsetClient: String? = nil, collationConnection: String? = nil,
        databaseCollation: String? = nil, timeZone: String? = nil
    ) {
        self.kind = kind
        self.schema = schema
        self.name = name
        self.table = table
        self.createStatement = createStatement
        self.sqlMode = sqlMode
        self.charsetClient = charsetClient
        self.collationConnection = collationConnection
        self.databaseCollation = databaseCollation
        self.timeZone = timeZone
    }
}
