/// A statement prepared on one connection, valid there until closed.
package struct PreparedStatement: Sendable, Hashable {
    package let id: UInt32
    package let parameterCount: Int
    /// The columns of its result; empty where it returns none.
    package let columns: [ResultColumn]

    package init(id: UInt32, parameterCount: Int, columns: [ResultColumn]) {
        self.id = id
        self.parameterCount = parameterCount
        self.columns = columns
    }
}
