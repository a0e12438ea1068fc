internal import Core
internal import MySQLWire
internal import Repository

/// Makes the schemas and tables of a base on the target, under their names there.
struct TableCreator {
    let session: TargetSession
    let base: BaseManifest
    let selection: RestoreSelection
    let mapping: NameMapping
    let deferral: IndexDeferral

    func createSchemas() async throws {
        let tableSchemas = Set(base.tables.map(\.name).filter(selection.contains).map { mapping.target($0).schema })
        var made: Set<String> = []
        for schema in base.schemas {
            let name = mapping.target(schema: schema.name)
            guard selection.containsSchema(schema.name) || tableSchemas.contains(name) else { continue }
            let text = Array(schema.createStatement.utf8)
            let statement = DDLStatement.parse(text)
            let options = statement.schemaRange.map { String(decoding: text[$0.upperBound...], as: UTF8.self) } ?? ""
            try await session.execute("CREATE DATABASE IF NOT EXISTS \(name.quotedIdentifier)\(options)")
            made.insert(name)
        }
        for name in tableSchemas.subtracting(made).sorted() {
            try await session.execute("CREATE DATABASE IF NOT EXISTS \(name.quotedIdentifier)")
        }
    }

    /// Makes a table anew: what is there of its name was found empty, or is to be replaced, or is from a run that was
    /// stopped before it loaded anything.
    func create(_ table: TableManifest) async throws {
        let name = mapping.target(table.name)
        _ = try await session.attempt("DROP VIEW IF EXISTS \(name.quoted)")
        try await session.execute("DROP TABLE IF EXISTS \(name.quoted)")
        do {
            try await session.connection.execute(bytes: split(table).statement)
        } catch {
            throw session.failure(error, doing: "the definition of \(name)")
        }
        if let state = table.sequenceState {
            try await session.execute(SequenceState.statement(state, for: name))
        }
    }

    /// The table's definition under its names on the target, without what is made when its rows are there.
    func split(_ table: TableManifest) -> SplitDefinition {
        let text = Array(table.createStatement.utf8)
        let statement = DDLStatement.parse(text)
        var rewritten = statement.rewritten(
            text, defaultSchema: table.name.schema, table: mapping.target, schema: mapping.target(schema:))
        if mapping.renamedTables.contains(table.name) { rewritten = Self.withoutConstraintNames(rewritten) }
        return deferral.split(table, rewritten)
    }

    /// Names of constraints are unique in a schema: a renamed table beside its original takes names the server gives.
    static func withoutConstraintNames(_ text: [UInt8]) -> [UInt8] {
        let dialect = SQLDialect()
        let tokens = SQLTokenizer.tokens(of: text, dialect: dialect)
        func word(_ index: Int) -> String {
            guard index < tokens.count, tokens[index].kind == .word else { return "" }
            return String(decoding: text[tokens[index].range], as: UTF8.self).uppercased()
        }
        var result: [UInt8] = []
        var position = 0
        for index in tokens.indices
        where word(index) == "CONSTRAINT" && (word(index + 2) == "FOREIGN" || word(index + 2) == "CHECK") {
            result += text[position..<tokens[index].range.lowerBound]
            position = tokens[index + 2].range.lowerBound
        }
        return result + text[position...]
    }
}
