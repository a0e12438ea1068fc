internal import Core

/// Where the folding behind the base stands; part of the record of progress.
struct EpochRecord: Sendable, Codable, Hashable {
    /// Tables with changes that are folded and not yet on the target, by their names there, each with the place in the log
    /// of the first of these changes.
    var open: [TableName: LogLocation] = [:]
    /// The table whose changes are being written.
    var writing: Writing?

    /// How much of a table's folded changes is on the target. They are written in the order of their keys, which is the
    /// same however often they are folded.
    struct Writing: Sendable, Codable, Hashable {
        enum Step: String, Sendable, Codable {
            /// Rows that were there before and are not, or not as they were.
            case delete
            /// Rows as they became.
            case insert
        }

        let table: TableName
        var step: Step
        /// Keys that are done with in this step.
        var entries = 0
        /// Of a row without a key, so many are written of the next entry's.
        var copies: Int64 = 0
    }
}
