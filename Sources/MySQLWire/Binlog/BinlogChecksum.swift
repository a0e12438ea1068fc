/// What ends every event of a file.
package enum BinlogChecksum: UInt8, Equatable, Sendable {
    case none = 0
    case crc32 = 1

    /// Bytes at the end of an event.
    package var size: Int { self == .crc32 ? 4 : 0 }
}
