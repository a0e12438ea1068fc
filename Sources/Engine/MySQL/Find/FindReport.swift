package import Core

/// What a search looked at and found.
package struct FindReport: Sendable {
    /// Segments whose index was looked at.
    package internal(set) var segments: UInt64 = 0
    /// Segments whose events were read.
    package internal(set) var readSegments: UInt64 = 0
    /// Events in all of these segments, uncompressed, in bytes.
    package internal(set) var bytes: UInt64 = 0
    package internal(set) var readBytes: UInt64 = 0
    /// Transactions and bursts that were found.
    package internal(set) var found: UInt64 = 0
    /// The search ended at its limit.
    package internal(set) var isCut = false
    /// When the first and the last transaction of what was looked at committed.
    package internal(set) var firstCommit: Timestamp?
    package internal(set) var lastCommit: Timestamp?
}
