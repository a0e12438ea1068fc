internal import MySQLWire

/// How a compressed transaction ends.
///
/// MySQL compresses prepared branches of distributed transactions as it does others, XA PREPARE included: nothing outside
/// of the payload tells them apart, and what a branch did may be rolled back later.
enum PayloadOutcome {
    /// Inflates no more than the first event, except for branches. What cannot be read counts as committed: whoever reads
    /// its rows finds out.
    static func of(
        _ payload: TransactionPayload, in bytes: UnsafeRawBufferPointer, _ parser: BinlogParser
    ) -> LogGroup.Outcome {
        do {
            return try read(payload, in: bytes, parser)
        } catch {
            return .committed
        }
    }

    private static func read(
        _ payload: TransactionPayload, in bytes: UnsafeRawBufferPointer, _ parser: BinlogParser
    ) throws(BinlogError) -> LogGroup.Outcome {
        var parser = parser
        var reader = try TransactionPayloadReader(payload, in: bytes)
        var nested: [UInt8] = []
        var isBranch = false
        while try reader.next(into: &nested) {
            let type = BinlogEventType(rawValue: nested[4])
            guard type == (isBranch ? .xaPrepare : .query) else {
                if isBranch { continue }
                return .committed
            }
            let event = try nested.withUnsafeBufferPointer { (event) throws(BinlogError) in
                try parser.parseNested(UnsafeRawBufferPointer(event))
            }
            switch event {
            case .query(let query):
                guard query.text.hasPrefix("XA START") else { return .committed }
                isBranch = true
            case .xaPrepare(let branch): return branch.onePhase ? .committed : .prepared(branch.xid)
            default: return .committed
            }
        }
        return .committed
    }
}
