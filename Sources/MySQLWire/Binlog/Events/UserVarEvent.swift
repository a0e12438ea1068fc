/// USER_VAR: a user variable the next statement reads.
package struct UserVarEvent: Equatable, Sendable {
    package enum Kind: UInt8, Equatable, Sendable {
        case string = 0
        case real = 1
        case integer = 2
        case row = 3
        case decimal = 4
    }

    package let name: [UInt8]
    /// nil for SQL NULL; little-endian for numbers.
    package let value: [UInt8]?
    package let kind: Kind
    /// A collation number.
    package let collation: UInt32
    package let isUnsigned: Bool
}
