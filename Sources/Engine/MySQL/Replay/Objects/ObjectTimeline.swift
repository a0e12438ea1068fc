internal import Core
internal import MySQLWire
internal import Repository

/// The views, triggers, routines, events and accounts as they change along the log.
///
/// They are made at the end, when all tables are as they shall be: a trigger must not fire for rows that are brought
/// back, an event must not run, a view needs its tables.
struct ObjectTimeline: Sendable {
    struct Key: Sendable, Hashable {
        let kind: SchemaObjectKind
        /// Names on the source.
        let schema: String
        let name: String
    }

    struct Object: Sendable {
        /// What makes it, and what changed it afterwards, in order.
        var statements: [SessionStatement]
        /// The table of a trigger, on the source.
        var table: TableName?
    }

    private(set) var objects: [Key: Object] = [:]
    /// Keys in the order they were made; one that was dropped may still be in it.
    private(set) var order: [Key] = []
    /// Account statements of the log, in order.
    private(set) var accounts: [SessionStatement] = []

    let mapping: NameMapping

    init(_ base: BaseManifest, _ mapping: NameMapping) {
        self.mapping = mapping
        for definition in base.objects {
            let key = Key(kind: definition.kind, schema: definition.schema, name: definition.name)
            insert(key, Object(statements: [Self.statement(definition, mapping)], table: definition.table))
        }
    }

    private mutating func insert(_ key: Key, _ object: Object) {
        if objects.updateValue(object, forKey: key) == nil { order.append(key) }
    }

    /// What is left at the end, in the order it was made; each key once.
    var remaining: [(key: Key, object: Object)] {
        var seen: Set<Key> = []
        return order.compactMap { key in
            guard let object = objects[key], seen.insert(key).inserted else { return nil }
            return (key, object)
        }
    }

    // MARK: The log's statements

    mutating func record(_ statement: DDLStatement, _ query: QueryEvent, flavour: BinlogFlavour) {
        let session = query.sessionStatements(flavour: flavour)
        if statement.kind == .account {
            accounts.append(
                SessionStatement(text: query.sql, schema: mapping.target(schema: query.schema), session: session))
            return
        }
        guard case .object(let verb) = statement.kind else { return }
        switch verb {
        case .drop:
            for reference in statement.objects { objects[key(reference, query)] = nil }
        case .create:
            guard let reference = statement.objects.first else { return }
            let key = key(reference, query)
            if statement.ifNotExists, objects[key] != nil { return }
            let text = rewritten(statement, query)
            insert(
                key,
                Object(
                    statements: [
                        SessionStatement(text: text, schema: mapping.target(schema: query.schema), session: session)
                    ],
                    table: statement.tables.first { $0.role == .subject }?.resolved(in: query.schema)))
        case .alter:
            guard let reference = statement.objects.first else { return }
            let key = key(reference, query)
            let change = SessionStatement(
                text: rewritten(statement, query), schema: mapping.target(schema: query.schema), session: session)
            objects[key]?.statements.append(change)
            if let renamed = statement.objects.first(where: { $0.isNewName }), let object = objects[key] {
                objects[key] = nil
                insert(self.key(renamed, query), object)
            }
        }
    }

    /// Triggers go with their table.
    mutating func tableDropped(_ table: TableName) {
        for (key, object) in objects where object.table == table { objects[key] = nil }
    }

    func isView(_ name: TableName) -> Bool { objects[Self.viewKey(name)] != nil }

    private static func viewKey(_ name: TableName) -> Key { Key(kind: .view, schema: name.schema, name: name.name) }

    /// RENAME TABLE renames views, too. Triggers follow their table, which their text names.
    mutating func tableRenamed(_ old: TableName, to new: TableName) {
        if var view = objects[Self.viewKey(old)] {
            let text = "RENAME TABLE \(mapping.target(old).quoted) TO \(mapping.target(new).quoted)"
            view.statements.append(
                SessionStatement(text: Array(text.utf8), schema: mapping.target(schema: new.schema), session: []))
            objects[Self.viewKey(old)] = nil
            insert(Self.viewKey(new), view)
        }
        for (key, object) in objects where object.table == old {
            var object = object
            object.table = new
            object.statements = object.statements.map { statement in
                var statement = statement
                let parsed = DDLStatement.parse(statement.text)
                statement.text = parsed.rewritten(
                    statement.text, defaultSchema: old.schema, keepsUnqualified: true,
                    table: { _ in mapping.target(new) }, schema: mapping.target(schema:))
                return statement
            }
            objects[key] = object
        }
    }

    mutating func schemaDropped(_ schema: String) {
        for key in objects.keys where key.schema == schema { objects[key] = nil }
    }

    // MARK: Names and texts

    private func key(_ reference: ObjectReference, _ query: QueryEvent) -> Key {
        Key(kind: Self.kind(reference.kind), schema: reference.schema ?? query.schema, name: reference.name)
    }

    private static func kind(_ kind: ObjectReference.Kind) -> SchemaObjectKind {
        switch kind {
        case .view: .view
        case .trigger: .trigger
        case .procedure: .procedure
        case .function: .function
        case .event: .event
        case .package: .package
        case .packageBody: .packageBody
        }
    }

    /// In the target's names, and with the definer the statement had on the source: without one it is whoever runs it.
    private func rewritten(_ statement: DDLStatement, _ query: QueryEvent) -> [UInt8] {
        statement.withDefiner(named(statement, query), user: query.session.invokerUser, host: query.session.invokerHost)
    }

    private func named(_ statement: DDLStatement, _ query: QueryEvent) -> [UInt8] {
        guard !mapping.isEmpty else { return query.sql }
        let text = statement.rewritten(
            query.sql, defaultSchema: query.schema, keepsUnqualified: true, table: mapping.target,
            schema: mapping.target(schema:))
        return SchemaRewriter(mapping).rewrite(text)
    }

    private static func statement(_ definition: ObjectDefinition, _ mapping: NameMapping) -> SessionStatement {
        var session = ["SET @@session.sql_mode=\((definition.sqlMode ?? "").quotedSQL)"]
        if let client = definition.charsetClient { session.append("SET @@session.character_set_client=\(client)") }
        if let collation = definition.collationConnection {
            session.append("SET @@session.collation_connection=\(collation)")
        }
        if let zone = definition.timeZone { session.append("SET @@session.time_zone=\(zone.quotedSQL)") }
        var text = Array(definition.createStatement.utf8)
        if !mapping.isEmpty {
            let parsed = DDLStatement.parse(text)
            text = parsed.rewritten(
                text, defaultSchema: definition.schema, keepsUnqualified: true, table: mapping.target,
                schema: mapping.target(schema:))
            text = SchemaRewriter(mapping).rewrite(text)
        }
        return SessionStatement(text: text, schema: mapping.target(schema: definition.schema), session: session)
    }
}

extension String {
    /// The string as a SQL literal that any `sql_mode` reads alike.
    var quotedSQL: String { "'" + replacing("'", with: "''") + "'" }
}
