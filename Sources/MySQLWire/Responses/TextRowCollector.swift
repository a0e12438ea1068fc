/// Collects text rows of one result set within a limit.
struct TextRowCollector: Sendable {
    private let limit: Int
    private var size = 0
    private(set) var columns: [ResultColumn] = []
    private(set) var rows: [[[UInt8]?]] = []
    /// Further result sets are read and dropped.
    private var isFirst = true

    init(limit: Int) { self.limit = limit }

    mutating func begin(_ columns: [ResultColumn]) {
        isFirst = self.columns.isEmpty
        if isFirst { self.columns = columns }
    }

    mutating func append(_ packet: UnsafeRawBufferPointer) throws(MySQLError) {
        guard isFirst else { return }
        // What a row costs in memory beside its bytes: the arrays of it and of its values.
        size += packet.count + 32 + 48 * columns.count
        guard size <= limit else { throw MySQLError(.limitExceeded(what: "a collected result", limit: limit)) }
        var cursor = PacketCursor(packet)
        var row: [[UInt8]?] = []
        row.reserveCapacity(columns.count)
        for _ in columns {
            if cursor.peek == 0xFB {
                try cursor.skip(1)
                row.append(nil)
            } else {
                row.append(Array(try cursor.lengthEncodedBytes()))
            }
        }
        guard cursor.isAtEnd else { throw cursor.violation("a row is longer than its columns") }
        rows.append(row)
    }

    func result(_ outcome: ExecuteResult) -> TextResult { TextResult(columns: columns, rows: rows, outcome: outcome) }
}
