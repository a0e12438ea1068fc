internal import Core
internal import Engine

/// What is said of a phase while it runs and when it has ended.
enum PhaseText {
    /// The running phase: bar, counts, rate and time left, as far as they are known.
    static func running(
        _ counters: ProgressCounters, meter: RateMeter, forecast: RateMeter, confirmed: String?, barWidth: Int = 20
    ) -> String {
        var parts: [String] = []
        if let fraction = counters.fraction { parts.append(ProgressBar.text(fraction: fraction, width: barWidth)) }
        parts += amounts(counters)
        // Where the line is wide enough: what rows weigh besides how many they are.
        if barWidth >= 20, counters.rows > 0, let total = counters.totalBytes {
            parts.append("\(ByteCount(counters.bytes)) of \(ByteCount(max(total, counters.bytes)))")
        }
        if let rate = meter.rate, let unit = counters.measure?.unit {
            parts.append(unit == "B" ? "\(ByteCount(UInt64(max(0, rate))))/s" : "\(CountText.short(rate)) \(unit)/s")
        }
        if let total = counters.forecast?.total, let left = forecast.secondsLeft(until: total) {
            parts.append("\(DurationText.of(seconds: left.rounded())) left")
        }
        if let confirmed { parts.append(confirmed) }
        return parts.joined(separator: "  ")
    }

    /// The ended phase: what it did and how long it took.
    static func ended(_ counters: ProgressCounters, seconds: Double) -> String {
        var parts: [String] = []
        if counters.tables > 0 { parts.append(CountText.of(counters.tables, "table")) }
        if counters.rows > 0 { parts.append(CountText.of(counters.rows, "row")) }
        if counters.indexes > 0 { parts.append(CountText.of(counters.indexes, "index")) }
        if counters.transactions > 0 { parts.append(CountText.of(counters.transactions, "transaction")) }
        if counters.bytes > 0 { parts.append(ByteCount(counters.bytes).description) }
        parts.append(DurationText.of(seconds: seconds))
        return parts.joined(separator: ", ")
    }

    private static func amounts(_ counters: ProgressCounters) -> [String] {
        var parts: [String] = []
        if let total = counters.totalTables, counters.rows == 0, counters.transactions == 0, counters.bytes == 0 {
            parts.append("\(counters.tables) of \(total) tables")
        }
        if counters.rows > 0 || counters.totalRows != nil {
            let rows = counters.totalRows.map { CountText.short(counters.rows, of: max($0, counters.rows)) }
            parts.append("\(rows ?? CountText.short(Double(counters.rows))) rows")
        }
        if counters.totalIndexes > 0 { parts.append("\(counters.indexes) of \(counters.totalIndexes) indexes") }
        if counters.transactions > 0 { parts.append("\(CountText.short(Double(counters.transactions))) transactions") }
        if counters.rows == 0, counters.bytes > 0 {
            let total = counters.totalBytes.map { " of \(ByteCount(max($0, counters.bytes)))" } ?? ""
            parts.append("\(ByteCount(counters.bytes))\(total)")
        }
        return parts
    }
}
