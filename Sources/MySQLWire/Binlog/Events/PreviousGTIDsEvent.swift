/// MySQL's PREVIOUS_GTIDS: the set of all GTIDs in earlier files, in the form COM_BINLOG_DUMP_GTID takes too.
package struct PreviousGTIDsEvent: Equatable, Sendable {
    /// The encoded set, as the server wrote it.
    package let encoded: [UInt8]
    package let entries: [Entry]

    package struct Entry: Equatable, Sendable {
        package let uuid: [UInt8]
        package let tag: String
        /// Inclusive at both ends.
        package let intervals: [ClosedRange<UInt64>]
    }
}
