internal import Core
internal import MySQLWire
internal import Repository

extension BinlogParser {
    /// Reads the format description a segment's events are written by. Throws `object.damaged`.
    mutating func begin(segment index: SegmentIndex) throws(TidemarkError) {
        do {
            _ = try index.formatDescription.bytes.withUnsafeBytes { try parse($0) }
        } catch {
            throw TidemarkError(
                .objectDamaged, "The format description of segment \(index.sequence) of the log cannot be read.",
                hint: "Run tidemark verify, and report this with the server's version.", cause: error)
        }
    }
}
