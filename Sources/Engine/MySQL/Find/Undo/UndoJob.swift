package import Core
internal import MySQLWire
package import Repository

/// Makes the statements that reverse what transactions did: the last change first, each on the row as the transaction left
/// it, and all of them or none.
package struct UndoJob: Sendable {
    package let repository: InstanceRepository
    package let request: FindRequest
    private let clock: any TidemarkClock

    package init(repository: InstanceRepository, request: FindRequest, clock: any TidemarkClock = SystemClock()) {
        self.repository = repository
        self.request = request
        self.clock = clock
    }

    /// Gives the script piece by piece.
    ///
    /// - Throws: `find.nothing`, `find.irreversible`, `find.definition`, and the errors of `FindJob`.
    @discardableResult
    package func run(_ receive: (UndoPiece) throws -> Void) async throws -> UndoReport {
        let transactions = try await transactions()
        let scene = try await FindScene(repository, request, clock: clock)
        var tables: Set<TableName> = []
        for transaction in transactions {
            for activity in transaction.tables where request.table == nil || scene.filter.wants(activity.table) {
                tables.insert(activity.table)
            }
        }
        let survey = try await scene.survey(to: transactions.map(\.commitTime).max())
        var writer = UndoWriter(
            try await survey.histories(of: tables), watch: try await scene.watch(request), isMariaDB: scene.isMariaDB)
        let segments = SegmentCache(repository)
        for transaction in transactions {
            try Task.checkCancellation()
            try await writer.add(transaction, segments)
        }
        var report = writer.report
        report.warnings = try await scene.undoWarnings(tables)
        for piece in UndoScript.head(report, transactions) { try receive(piece) }
        try writer.drain(receive)
        for piece in UndoScript.tail(report) { try receive(piece) }
        return report
    }

    private func transactions() async throws -> [FoundTransaction] {
        var transactions: [FoundTransaction] = []
        let report = try await FindJob(repository: repository, request: request, clock: clock).run { result in
            if case .transaction(let transaction) = result { transactions.append(transaction) }
        }
        if report.isCut {
            throw TidemarkError(
                .findIrreversible, "More than \(request.limit) transactions did something to it.",
                hint: "Narrow the time, name the transaction with --gtid, or raise --limit.")
        }
        guard !transactions.isEmpty else {
            throw TidemarkError(
                .findNothing, "The log holds no such transaction.",
                hint: "Look for it first, without --undo-sql.")
        }
        for transaction in transactions {
            guard let statement = transaction.statement, transaction.tables.isEmpty else { continue }
            let name = transaction.gtid.map(\.description) ?? transaction.commitTime.description
            throw TidemarkError(
                .findIrreversible, "No statements on rows reverse \(name): \(statement.prefix(200))",
                hint: transaction.gtid.map {
                    "Restore the table to the moment before it: tidemark restore --before \($0)"
                }
                    ?? "Restore the table to a moment before it.")
        }
        return transactions
    }
}
