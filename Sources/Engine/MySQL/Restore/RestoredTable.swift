package import Core
package import Repository

/// What one table holds at the end of a restore.
package struct RestoredTable: Sendable, Codable, Hashable {
    package enum Proof: String, Sendable, Codable, Hashable {
        /// What was loaded was read back and equals what base and folded log say; nothing changed it since.
        case load
        /// Read at the end, and equal to the base with all changes of the log.
        case log
        /// Read at the end; what it must be is not known beforehand.
        case none
    }

    /// On the target.
    package var table: TableName
    package var rows: UInt64
    package var digest: TableDigest
    package var proof: Proof

    package init(table: TableName, rows: UInt64, digest: TableDigest, proof: Proof) {
        self.table = table
        self.rows = rows
        self.digest = digest
        self.proof = proof
    }
}
