import Core
import TestKit

/// What a source held at a moment of quiet.
struct ChaosInstant: Sendable {
    let source: String
    let time: Timestamp
    let contents: [TableName: HexDump.Content]
}
