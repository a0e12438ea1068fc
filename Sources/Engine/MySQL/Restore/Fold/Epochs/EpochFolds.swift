internal import Core
internal import MySQLWire
internal import Repository

/// The changes that the replay meets in tables it may fold: kept until a statement of the log, or the log's end, wants them
/// on the target.
///
/// A statement that changes definitions ends an *epoch* of the tables it names. Rows on the target are the source's at the
/// epoch's beginning, so every change must fit those before it, and what it takes away must be there.
final class EpochFolds {
    private let context: ReplayContext
    private var budget: FoldBudget
    private var folds: [RowFold] = []
    /// Of the tables that are folded now, by their names on the target.
    private var numbers: [TableName: Int] = [:]
    private var free: [Int] = []
    /// Tables that are replayed one change after another, until a statement changes definitions.
    private var refused: Set<TableName> = []
    private var memory = 0

    /// More tables are not folded at a time: the record of progress names each.
    private static let tableLimit = 500

    init(_ context: ReplayContext) {
        self.context = context
        budget = FoldBudget(limit: context.fold?.memory ?? 0, folder: context.fold?.folder ?? "")
    }

    /// The tables with changes that are not on the target.
    var names: [TableName] { numbers.keys.sorted() }

    func holds(_ table: TableName) -> Bool { numbers[table] != nil }

    /// Whether changes of the table are to be folded. Its rows on the target must be those of the source.
    func takes(_ table: TargetTable, _ source: TableName, _ catalog: TargetCatalog) async throws -> Bool {
        guard let scope = context.fold else { return false }
        if numbers[table.name] != nil { return true }
        if refused.contains(table.name) { return false }
        if numbers.count < Self.tableLimit, try await isFit(table, source, scope, catalog) { return true }
        refused.insert(table.name)
        return false
    }

    private func isFit(
        _ table: TargetTable, _ source: TableName, _ scope: FoldScope, _ catalog: TargetCatalog
    ) async throws -> Bool {
        let text = table.definition.createStatement
        guard !scope.replayed.contains(source), table.isTransactional, !table.isSequence,
            !text.contains("WITH SYSTEM VERSIONING"), !text.contains("WITHOUT OVERLAPS")
        else { return false }
        guard !context.base.cascadesLogged else { return true }
        // The target's engine cascades when such a parent is replayed, on the children's rows of that instant.
        return try await catalog.cascades().allSatisfy { key in
            key.parent != table.name && (key.child != table.name || scope.isUntouched(target: key.parent))
        }
    }

    /// Folds the changes of one event.
    func fold(
        _ rows: DecodedRows, of table: TargetTable, _ group: LogGroup, _ record: inout EpochRecord
    ) throws {
        let number = numbers[table.name] ?? begin(table)
        if record.open[table.name] == nil { record.open[table.name] = group.start }
        let before = folds[number].table.memory
        do {
            guard try folds[number].apply(rows, isLenient: false) else {
                throw RestoreFailure.unfitChange(table.name, group)
            }
        } catch is CanonicalError {
            throw RestoreFailure.otherShape(table.name, group)
        }
        memory += folds[number].table.memory - before
        guard memory > budget.limit else { return }
        try budget.keep(&folds)
        memory = folds.reduce(0) { $0 + $1.table.memory }
    }

    private func begin(_ table: TargetTable) -> Int {
        let fold = Self.empty(table)
        let number: Int
        if let used = free.popLast() {
            number = used
            folds[number] = fold
        } else {
            number = folds.count
            folds.append(fold)
        }
        numbers[table.name] = number
        return number
    }

    private static func empty(_ table: TargetTable) -> RowFold {
        RowFold(
            keys: FoldKeyReader(kinds: table.kinds, columns: table.key), digest: nil, counter: table.numberCounter)
    }

    /// Hands a table's changes over; they are not kept any more.
    func take(_ table: TableName) -> RowFold? {
        guard let number = numbers.removeValue(forKey: table) else { return nil }
        let fold = folds[number]
        folds[number] = RowFold(keys: fold.keys, digest: nil)
        free.append(number)
        memory -= fold.table.memory
        return fold
    }

    /// Definitions have changed: what was found out about tables that are not folded is found out again.
    func forgetDefinitions() { refused = [] }
}
