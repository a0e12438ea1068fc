/// How fast an instance was brought back before.
package struct RestoreRateDocument: Described, Hashable {
    package var kind: String
    /// What did it.
    package var job: String
    package var measuredAt: WireTime
    package var rows: Int64
    /// From its beginning until everything was proven.
    package var seconds: Double

    package init(kind: String, job: String, measuredAt: WireTime, rows: Int64, seconds: Double) {
        self.kind = kind
        self.job = job
        self.measuredAt = measuredAt
        self.rows = rows
        self.seconds = seconds
    }

    package var rowsPerSecond: Double { seconds > 0 ? Double(rows) / seconds : 0 }

    /// Seconds that so many rows would take; nil where nothing can be said.
    package func seconds(for rows: Int64) -> Double? {
        rowsPerSecond > 0 ? Double(rows) / rowsPerSecond : nil
    }

    package static var schema: Schema {
        .object([
            .required("kind", .word(["restore", "drill"]), "What was measured."),
            .required("job", .text(), "What did it."),
            .required("measuredAt", .time, "When it ended."),
            .required("rows", .count, "Rows it brought back."),
            .required("seconds", .number, "From its beginning until everything was proven."),
        ])
    }
}
