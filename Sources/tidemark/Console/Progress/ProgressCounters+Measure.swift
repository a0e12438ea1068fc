internal import Engine

extension ProgressCounters {
    /// The one counter that rate and time left are told from.
    struct Measure {
        let count: UInt64
        let total: UInt64?
        let unit: String
    }

    /// Rows before bytes before transactions before tables; one with a total before one without.
    var measure: Measure? {
        let candidates = [
            Measure(count: rows, total: totalRows, unit: "rows"), Measure(count: bytes, total: totalBytes, unit: "B"),
            Measure(count: transactions, total: nil, unit: "transactions"),
            Measure(count: tables, total: totalTables, unit: "tables"),
        ]
        return candidates.first { ($0.total ?? 0) > 0 } ?? candidates.first { $0.count > 0 }
    }

    /// The counter that the time left is told from: the effort where it is known, else the measure.
    var forecast: (count: UInt64, total: UInt64)? {
        if let totalEffort, totalEffort > 0 { return (effort, totalEffort) }
        return measure.flatMap { measure in measure.total.map { (measure.count, $0) } }
    }

    /// How much of the phase is done, 0…1; nil where no total is known. An estimate that was too low never shows as done.
    var fraction: Double? {
        guard let forecast, forecast.total > 0 else { return nil }
        let fraction = Double(forecast.count) / Double(forecast.total)
        return fraction > 1 ? 0.99 : fraction
    }
}
