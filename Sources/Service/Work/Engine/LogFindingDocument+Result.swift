internal import APIModel
internal import Core
internal import Engine
internal import Repository

extension LogFindingDocument {
    private static let mostTables = 20
    private static let mostRows = 20
    private static let longestText = 500

    init(_ result: FindResult) {
        switch result {
        case .transaction(let found):
            self.init(
                kind: found.isStatement ? "statement" : "transaction", gtid: Self.name(found.gtid),
                committedAt: WireTime(found.commitTime),
                tables: found.tables.prefix(Self.mostTables).map { activity in
                    ChangedTableDocument(
                        table: activity.table.description, inserted: Int64(clamping: activity.inserts),
                        updated: Int64(clamping: activity.updates), deleted: Int64(clamping: activity.deletes))
                },
                rows: found.rows.prefix(Self.mostRows).map(Self.text),
                text: found.statement.map { String($0.prefix(Self.longestText)) }, isRestorable: found.isReachable)
        case .burst(let burst):
            self.init(
                kind: "burst", gtid: Self.name(burst.first.gtid), committedAt: WireTime(burst.first.commitTime),
                lastCommittedAt: WireTime(burst.lastCommit), transactions: Int64(clamping: burst.transactions),
                tables: [
                    ChangedTableDocument(
                        table: burst.table.description, inserted: 0, updated: 0, deleted: Int64(clamping: burst.rows))
                ], isRestorable: burst.first.isReachable)
        case .incident(let time, let description):
            self.init(
                kind: "incident", committedAt: WireTime(time), text: String(description.prefix(Self.longestText)))
        case .note(let text): self.init(kind: "note", text: String(text.prefix(Self.longestText)))
        }
    }

    /// As a restore takes it.
    private static func name(_ gtid: GTID?) -> String? { gtid.map { RestoreMoment.gtid($0).description } }

    private static func text(_ row: FoundRow) -> String {
        let text = row.kind == .moved ? "\(row.key) moved to \(row.newKey ?? "")" : "\(row.key) \(row.kind.rawValue)"
        return String(text.prefix(longestText))
    }
}
