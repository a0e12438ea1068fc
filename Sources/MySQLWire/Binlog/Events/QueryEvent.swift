/// QUERY: a statement, with what of its session it depends on.
package struct QueryEvent: Equatable, Sendable {
    package let threadID: UInt32
    /// Seconds the statement ran.
    package let executionTime: UInt32
    /// The error the statement ended with on the source, 0 for none.
    package let errorCode: UInt16
    /// The session's current schema, empty for none.
    package let schema: String
    /// The statement in the client's character set (`session.characterSetClient`).
    package let sql: [UInt8]
    package let session: QuerySession
    /// When the statement started, in seconds since 1970.
    package let timestamp: UInt32
    package let flags: BinlogEventHeader.Flags

    /// The statement as text, bytes that are not UTF-8 replaced.
    package var text: String { String(decoding: sql, as: UTF8.self) }

    package var isBegin: Bool { matches("BEGIN") }
    package var isCommit: Bool { matches("COMMIT") }
    package var isRollback: Bool { matches("ROLLBACK") }

    private func matches(_ word: StaticString) -> Bool {
        guard sql.count == word.utf8CodeUnitCount else { return false }
        return sql.withUnsafeBytes { bytes in
            word.withUTF8Buffer { text in
                for index in 0..<text.count where bytes[index] & 0xDF != text[index] { return false }
                return true
            }
        }
    }
}
