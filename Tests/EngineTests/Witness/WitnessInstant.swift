import Core
import TestKit

/// What a source held at a moment of quiet.
struct WitnessInstant {
    let number: Int
    let time: Timestamp
    /// The last transaction's GTID, where one is to be asked for instead of the time.
    let gtid: String?
    let contents: [TableName: HexDump.Content]
    let definitions: [String: String]
    /// Whether a base had been completed before, so that the instant must be a restore point.
    let isCovered: Bool

    /// What to give to `--to`.
    var moment: String { gtid ?? time.description }
}
