package import NIOCore

/// Writes one payload of known length as packets: a buffer a piece, no copy of what is written but the one.
package struct PacketWriter: Sendable {
    package private(set) var buffers: [ByteBuffer] = []
    /// The number of the next packet.
    package private(set) var sequence: UInt8
    private var remaining: Int
    private var pieceRemaining = 0
    private var current = ByteBuffer()
    private var isOpen = true

    package init(length: Int, sequence: UInt8 = 0) {
        self.sequence = sequence
        remaining = length
        startPiece()
    }

    /// The packets of `payload`.
    package static func packets(_ payload: [UInt8], sequence: UInt8 = 0) -> PacketWriter {
        var writer = PacketWriter(length: payload.count, sequence: sequence)
        payload.withUnsafeBytes { writer.write($0) }
        return writer
    }

    /// Bytes beyond the announced length are dropped: the caller has counted wrong, the stream stays intact.
    package mutating func write(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset < bytes.count, isOpen {
            let count = min(bytes.count - offset, pieceRemaining)
            current.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
            offset += count
            advance(count)
        }
    }

    package mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

    private mutating func advance(_ count: Int) {
        pieceRemaining -= count
        remaining -= count
        guard pieceRemaining == 0 else { return }
        let wasFull = current.readableBytes == PacketFramer.fullPiece + 4
        buffers.append(current)
        current = ByteBuffer()
        if remaining > 0 || wasFull { startPiece() } else { isOpen = false }
    }

    private mutating func startPiece() {
        pieceRemaining = min(remaining, PacketFramer.fullPiece)
        current = ByteBufferAllocator().buffer(capacity: pieceRemaining + 4)
        current.writeInteger(UInt32(pieceRemaining) | UInt32(sequence) << 24, endianness: .little)
        sequence &+= 1
        if pieceRemaining == 0 {
            buffers.append(current)
            isOpen = false
        }
    }
}
