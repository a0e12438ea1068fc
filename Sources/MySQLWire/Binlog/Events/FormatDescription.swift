/// FORMAT_DESCRIPTION: the first event of every file, which says how to read the others.
package struct FormatDescription: Equatable, Sendable {
    package let binlogVersion: UInt16
    package let serverVersion: String
    /// When the file was made, in seconds since 1970; 0 for one the server rotated to or resends.
    package let created: UInt32
    package let headerLength: UInt8
    /// Post-header lengths; entry `i` is that of event type `i + 1`.
    package let postHeaderLengths: [UInt8]
    package let checksum: BinlogChecksum
    package let flavour: BinlogFlavour
    /// Whether the file was still being written, or was left by a crash.
    package let inUse: Bool

    /// The post-header length of `type`, nil where the file's server did not know the type.
    package func postHeaderLength(of type: BinlogEventType) -> UInt8? {
        let index = Int(type.rawValue) - 1
        return postHeaderLengths.indices.contains(index) ? postHeaderLengths[index] : nil
    }
}
