internal import Core
internal import MySQLWire

/// Where a stream is to begin, and what that means for the archive.
struct LogStart: Sendable {
    var request: BinlogDumpRequest.Start
    /// State of the archive's end, or of the source where a run begins.
    var position: LogPosition
    /// nil continues the newest run.
    var newRun: NewRun?
    /// Whether the newest segment ends inside a transaction.
    var endedInside = false

    struct NewRun: Sendable {
        /// nil for the first run of an instance.
        var gapReason: String?
    }
}
