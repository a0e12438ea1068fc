/// What a job found out or did, beyond its lines: exactly one member is there.
package struct JobResult: Described, Hashable {
    /// Of a lookup in the log.
    package var search: LogSearchDocument?
    /// Of a lookup of statements that reverse something.
    package var undo: UndoDocument?
    /// Of a lookup of what a restore would do.
    package var forecast: RestoreForecastDocument?
    /// Of a restore.
    package var restore: RestoreReportDocument?

    package init(
        search: LogSearchDocument? = nil, undo: UndoDocument? = nil, forecast: RestoreForecastDocument? = nil,
        restore: RestoreReportDocument? = nil
    ) {
        self.search = search
        self.undo = undo
        self.forecast = forecast
        self.restore = restore
    }

    package static var schema: Schema {
        .object([
            .optional("search", .type(LogSearchDocument.self), "What a search of the log found."),
            .optional("undo", .type(UndoDocument.self), "Statements that reverse transactions."),
            .optional("forecast", .type(RestoreForecastDocument.self), "What a restore would do."),
            .optional("restore", .type(RestoreReportDocument.self), "What a restore brought back."),
        ])
    }
}
