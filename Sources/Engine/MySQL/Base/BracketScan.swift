internal import Core
internal import MySQLWire
internal import Repository

/// Looks into stored segments for transactions of a bracket that change one table.
struct BracketScan {
    let instance: InstanceRepository

    /// Whether a transaction that is not in `low` and ends at or before `high` names `table`. One that was rolled back
    /// counts as well: that costs at most another try.
    func touches(
        _ table: TableName, segments: [UInt64], after low: LogPosition, through high: BinlogPosition
    ) async throws -> Bool {
        guard let first = segments.first, let last = segments.last else { return false }
        let cache = SegmentCache(instance)
        var scanner = LogScanner(cache, from: LogLocation(segment: first, offset: 0), through: last)
        while let group = try await scanner.next() {
            if low.covers(gtid: group.gtid, endingAt: group.endPosition) { continue }
            if let end = group.endPosition, end > high { return false }
            var events = LogGroupReader(cache, group)
            while let event = try await events.next() {
                guard case .tableMap(let map) = event.event else { continue }
                if map.schema == table.schema, map.name == table.name { return true }
            }
        }
        return false
    }
}
