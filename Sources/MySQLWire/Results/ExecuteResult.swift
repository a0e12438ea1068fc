/// What a statement did.
package struct ExecuteResult: Sendable, Hashable {
    package var affectedRows: UInt64
    package var lastInsertID: UInt64
    package var warnings: UInt16
    /// The server's remark, such as `Rows matched: 1  Changed: 0  Warnings: 0`; often empty.
    package var message: String

    package init(affectedRows: UInt64 = 0, lastInsertID: UInt64 = 0, warnings: UInt16 = 0, message: String = "") {
        self.affectedRows = affectedRows
        self.lastInsertID = lastInsertID
        self.warnings = warnings
        self.message = message
    }
}
