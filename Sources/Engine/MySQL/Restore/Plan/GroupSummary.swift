internal import Core
internal import MySQLWire

/// One line about a transaction, for people: its statement, or what it did to which tables.
enum GroupSummary {
    /// Reads at most this many events of it.
    private static let eventLimit = 2_000

    static func describe(_ group: LogGroup, _ segments: SegmentCache) async throws -> RestoreReport.NextTransaction {
        var reader = LogGroupReader(segments, group)
        var statement: String?
        var changes: [(table: String, events: Int)] = []
        var count = 0
        while count < eventLimit, let item = try await reader.next() {
            count += 1
            switch item.event {
            case .query(let query) where statement == nil && !query.isBegin && !query.isCommit && !query.isRollback:
                statement = String(query.text.prefix(200))
            case .rows(let rows):
                let name = "\(rows.table.schema).\(rows.table.name)"
                if let place = changes.firstIndex(where: { $0.table == name }) {
                    changes[place].events += 1
                } else {
                    changes.append((name, 1))
                }
            default: break
            }
        }
        let summary: String
        if let statement {
            summary = statement
        } else if changes.isEmpty {
            summary = "no change of rows"
        } else {
            let names = changes.prefix(5).map(\.table).joined(separator: ", ")
            summary = "changes of \(names)" + (changes.count > 5 ? " and \(changes.count - 5) more tables" : "")
        }
        return RestoreReport.NextTransaction(gtid: group.gtid, commitTime: group.commitTime, summary: summary)
    }
}
