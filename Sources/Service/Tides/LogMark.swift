internal import APIModel
package import Core

/// A statement in the log of an instance that changed how tables are made: one may want to go back behind it.
package struct LogMark: Sendable, Hashable {
    /// When it committed, by the source's clock.
    package let happenedAt: Timestamp
    package let gtid: String
    /// What it is about, as `database.table`; empty where it is about no one table.
    package let place: String
    /// Its beginning.
    package let statement: String

    /// Letters of each text that are kept.
    package static let longest = 200

    package init(happenedAt: Timestamp, gtid: String, place: String, statement: String) {
        self.happenedAt = happenedAt
        self.gtid = Self.short(gtid)
        self.place = Self.short(place)
        self.statement = Self.short(statement)
    }

    /// As a worker tells of it.
    init(_ change: ReportedChange) {
        self.init(happenedAt: change.time, gtid: change.gtid, place: change.table, statement: change.statement)
    }

    private static func short(_ text: String) -> String { String(text.filter { $0 != "\0" }.prefix(longest)) }
}
