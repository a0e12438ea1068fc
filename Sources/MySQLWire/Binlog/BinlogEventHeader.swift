/// The 19 bytes every event starts with.
package struct BinlogEventHeader: Equatable, Sendable {
    package static let size = 19

    /// When the statement started, in seconds since 1970; 0 for artificial events.
    package let timestamp: UInt32
    package let type: BinlogEventType
    /// The server the event was first written on.
    package let serverID: UInt32
    /// The whole event in bytes: header, body and checksum.
    package let eventSize: UInt32
    /// The offset after the event in its file modulo 2³²; 0 for artificial events and inside payloads.
    package let endPosition: UInt32
    package let flags: Flags

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }
        /// The file was not closed cleanly (FORMAT_DESCRIPTION only).
        package static let inUse = Flags(rawValue: 0x01)
        /// The statement depends on the thread (temporary tables).
        package static let threadSpecific = Flags(rawValue: 0x04)
        /// The statement must not be preceded by USE (CREATE DATABASE, …).
        package static let suppressUse = Flags(rawValue: 0x08)
        /// Made by the sender, not in its file.
        package static let artificial = Flags(rawValue: 0x20)
        package static let relayLog = Flags(rawValue: 0x40)
        /// A reader that does not know the type passes over the event.
        package static let ignorable = Flags(rawValue: 0x80)
        package static let noFilter = Flags(rawValue: 0x100)
        /// MariaDB: written with skip_replication.
        package static let skipReplication = Flags(rawValue: 0x8000)
    }

    /// Reads the header of the event at the start of `event`, which may be cut off after the header.
    package init(_ event: UnsafeRawBufferPointer) throws(BinlogError) {
        guard event.count >= Self.size else {
            throw BinlogError(.truncated, "event header", offset: event.count, in: event)
        }
        timestamp = UInt32(littleEndian: event.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
        type = BinlogEventType(rawValue: event[4])
        serverID = UInt32(littleEndian: event.loadUnaligned(fromByteOffset: 5, as: UInt32.self))
        eventSize = UInt32(littleEndian: event.loadUnaligned(fromByteOffset: 9, as: UInt32.self))
        endPosition = UInt32(littleEndian: event.loadUnaligned(fromByteOffset: 13, as: UInt32.self))
        flags = Flags(rawValue: UInt16(littleEndian: event.loadUnaligned(fromByteOffset: 17, as: UInt16.self)))
    }
}
