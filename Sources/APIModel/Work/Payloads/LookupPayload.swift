package import Core

/// A question that is answered from what is stored. That of a forecast is a `RestorePayload` besides.
package struct LookupPayload: Sendable, Codable, Hashable {
    package enum What: String, Sendable, Codable, Hashable, CaseIterable {
        /// What happened in the log.
        case log
        /// The statements that reverse it.
        case undo
        /// What a restore would do.
        case forecast
    }

    package var what: What
    /// `database.table`; every table where absent.
    package var table: String?
    /// `column=value`, or the value of a key of one column.
    package var key: [String]?
    package var since: Timestamp?
    package var until: Timestamp?
    /// This transaction alone.
    package var gtid: String?
    /// Only bursts: neighbouring transactions that delete so many rows of a table together.
    package var deletes: Int?
    /// After so many results a search ends.
    package var limit: Int?

    package init(what: What) { self.what = what }
}
