/// INTVAR: LAST_INSERT_ID or INSERT_ID of the next statement.
package struct IntvarEvent: Equatable, Sendable {
    package enum Kind: UInt8, Equatable, Sendable {
        case lastInsertID = 1
        case insertID = 2
    }

    package let kind: Kind
    package let value: UInt64
}
