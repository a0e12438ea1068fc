/// A state of an instance's log: everything up to and including some transaction.
package struct LogPosition: Hashable, Sendable, Codable, CustomStringConvertible {
    package var gtids: GTIDPosition
    /// In the files of the server that was read; meaningless on another one.
    package var file: BinlogPosition?

    package init(gtids: GTIDPosition = .none, file: BinlogPosition? = nil) {
        self.gtids = gtids
        self.file = file
    }

    /// Whether a transaction is part of this state.
    ///
    /// Decided by GTID where the state and the transaction have one, else by file position: a transaction whose end is
    /// at or before this position is covered. False where neither can be compared.
    package func covers(gtid: GTID?, endingAt end: BinlogPosition?) -> Bool {
        if let gtid, !gtids.isNone { return gtids.contains(gtid) }
        if let file, let end { return end <= file }
        return false
    }

    /// Whether everything of `other` is part of this state: by GTID where both have them, else by file position.
    ///
    /// False where the two cannot be compared.
    package func reaches(_ other: LogPosition) -> Bool {
        if let isSubset = other.gtids.isSubset(of: gtids) { return isSubset }
        if let file, let otherFile = other.file { return otherFile <= file }
        return false
    }

    package var description: String {
        [gtids.description, file?.description ?? ""].filter { !$0.isEmpty }.joined(separator: " at ")
    }
}
