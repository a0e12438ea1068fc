/// Where the chain of entries ends, and where it begins.
package struct AuditHead: Sendable, Hashable {
    /// 16 hexadecimal digits.
    package var chain: String
    /// Of the last entry; 0 where there is none.
    package var number: Int64
    package var hash: AuditHash
    /// The last entry that was let go; 0 where none was.
    package var anchor: Int64
    package var anchorHash: AuditHash
}
