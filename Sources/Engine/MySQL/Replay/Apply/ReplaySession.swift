internal import Core
internal import MySQLWire

/// The connection the log's rows are written over: its transaction, its foreign-key checks, its writers.
///
/// Several transactions of the source share one of the target, with the record of how far the log was applied: after a
/// crash either all of it is there or nothing.
final class ReplaySession {
    let target: TargetSession
    let store: StatementStore
    let catalog: TargetCatalog
    private var writers: [TableName: TableWriter] = [:]
    private var isOpen = false
    private var checksForeignKeys = false

    init(_ target: TargetSession) {
        self.target = target
        store = StatementStore(target)
        catalog = TargetCatalog(target)
    }

    func writer(_ table: TargetTable) -> TableWriter {
        if let writer = writers[table.name] { return writer }
        let writer = TableWriter(table, store)
        writers[table.name] = writer
        return writer
    }

    func begin() async throws {
        guard !isOpen else { return }
        try await target.execute("BEGIN")
        isOpen = true
    }

    func commit() async throws {
        guard isOpen else { return }
        try await target.execute("COMMIT")
        isOpen = false
    }

    func checkForeignKeys(_ wanted: Bool) async throws {
        guard wanted != checksForeignKeys else { return }
        try await target.execute("SET SESSION foreign_key_checks = \(wanted ? 1 : 0)")
        checksForeignKeys = wanted
    }

    /// After a DDL: definitions are read again when next needed.
    func forget(_ names: [TableName]) {
        catalog.forget(names)
        for name in names { writers[name] = nil }
    }

    func forgetAll() {
        catalog.forgetAll()
        writers = [:]
    }
}
