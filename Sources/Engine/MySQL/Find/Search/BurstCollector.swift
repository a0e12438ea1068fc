internal import Core
internal import Repository

/// Puts transactions that follow each other and delete from the same table together.
struct BurstCollector {
    private let minimum: UInt64
    private var open: [TableName: FoundBurst] = [:]

    /// Deletions further apart are two bursts. Seconds.
    static let gap = 1.0

    init(minimum: UInt64) { self.minimum = minimum }

    /// Takes the next transaction of the log; gives the bursts that are over.
    mutating func add(_ transaction: FoundTransaction, _ filter: SegmentFilter) -> [FoundBurst] {
        var over: [FoundBurst] = []
        for (table, burst) in open where transaction.commitTime.seconds(since: burst.lastCommit) > Self.gap {
            if burst.rows >= minimum { over.append(burst) }
            open[table] = nil
        }
        for activity in transaction.tables where activity.deletes > 0 && filter.wants(activity.table) {
            if var burst = open[activity.table] {
                burst.lastGTID = transaction.gtid
                burst.lastCommit = transaction.commitTime
                burst.transactions += 1
                burst.rows += activity.deletes
                open[activity.table] = burst
            } else {
                open[activity.table] = FoundBurst(
                    table: activity.table, first: transaction, lastGTID: transaction.gtid,
                    lastCommit: transaction.commitTime, transactions: 1, rows: activity.deletes)
            }
        }
        return Self.sorted(over)
    }

    /// The bursts that were not over at the end.
    mutating func finish() -> [FoundBurst] {
        defer { open = [:] }
        return Self.sorted(open.values.filter { $0.rows >= minimum })
    }

    private static func sorted(_ bursts: [FoundBurst]) -> [FoundBurst] {
        bursts.sorted { ($0.first.commitTime, $0.table) < ($1.first.commitTime, $1.table) }
    }
}
