/// MariaDB's GTID_LIST: the last GTID of every (domain, server) pair before this file.
package struct GTIDListEvent: Equatable, Sendable {
    package let entries: [Entry]
    /// Flags of the upper four bits.
    package let flags: UInt8

    package struct Entry: Equatable, Sendable {
        package let domain: UInt32
        package let server: UInt32
        package let sequence: UInt64
    }
}
