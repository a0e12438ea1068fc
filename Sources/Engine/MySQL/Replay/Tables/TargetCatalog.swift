internal import Core
internal import MySQLWire
internal import Repository

/// The target's tables as they are now, read when first needed and again after every DDL: the target itself keeps
/// track of the schema that the log's rows are to be read with.
final class TargetCatalog {
    let session: TargetSession
    private var tables: [TableName: TargetTable?] = [:]
    /// Those that cascade, by their parents.
    private var cascadesByParent: [TableName: [ForeignKey]]?

    init(_ session: TargetSession) { self.session = session }

    /// By its name on the target; nil where there is no such table.
    func table(_ name: TableName) async throws -> TargetTable? {
        if let known = tables[name] { return known }
        let definition = try await SchemaReader(session.reading).table(name)
        let table = definition.map { TargetTable($0, flavour: session.version.flavour) }
        tables[name] = .some(table)
        return table
    }

    /// The tables and sequences of a schema, as it is now.
    func names(in schema: String) async throws -> [TableName] {
        try await SchemaReader(session.reading).listing(of: schema).filter { $0.kind != .view }.map(\.name).sorted()
    }

    /// Forgets what a DDL may have changed.
    func forget(_ names: [TableName]) {
        for name in names { tables[name] = nil }
        cascadesByParent = nil
    }

    func forgetAll() {
        tables = [:]
        cascadesByParent = nil
    }

    /// Foreign keys that do something to their table when this one's rows change.
    func cascades(from parent: TableName) async throws -> [ForeignKey] { try await grouped()[parent] ?? [] }

    /// All foreign keys that do something to their table when their parent's rows change.
    func cascades() async throws -> [ForeignKey] { try await grouped().values.flatMap { $0 } }

    private func grouped() async throws -> [TableName: [ForeignKey]] {
        if let cascadesByParent { return cascadesByParent }
        let keys = try await ForeignKeyReader(session: session).all().filter(\.cascades)
        let grouped = Dictionary(grouping: keys, by: \.parent)
        cascadesByParent = grouped
        return grouped
    }
}
