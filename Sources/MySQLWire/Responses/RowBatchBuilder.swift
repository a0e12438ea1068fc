/// Gathers binary rows into framed batches. This is the hot path of reading a table.
package struct RowBatchBuilder: Sendable {
    package enum Stop: Equatable {
        /// The next packet is not whole, is not a row, or is not for this path.
        case other
        /// The batch has no room for the next row.
        case full
    }

    private let capacity: Int
    private var nextCapacity: Int
    private var storage: [UInt8] = []
    private var used = 0
    package private(set) var rowCount = 0

    package init(capacity: Int) {
        self.capacity = max(1024, capacity)
        // Many results are small: the first batch is, too.
        nextCapacity = min(self.capacity, 32 << 10)
    }

    var isEmpty: Bool { rowCount == 0 }

    /// Copies the whole one-piece rows at `offset` of `input`, headers included, as long as they come in sequence and
    /// fit, and moves `offset` and `sequence` past them.
    package mutating func consume(_ input: UnsafeRawBufferPointer, _ offset: inout Int, _ sequence: inout UInt8) -> Stop
    {
        guard let source = input.baseAddress else { return .other }
        allocate()
        let end = input.count
        var at = offset
        var number = sequence
        var written = used
        var rows = rowCount
        var stop = Stop.other
        storage.withUnsafeMutableBytes { target in
            guard let base = target.baseAddress else { return }
            let room = target.count
            while end - at >= 5 {
                let header = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: at, as: UInt32.self))
                let length = Int(header & 0xFF_FFFF)
                guard length > 0, length < PacketFramer.fullPiece, length <= end - at - 4,
                    UInt8(truncatingIfNeeded: header >> 24) == number,
                    source.load(fromByteOffset: at + 4, as: UInt8.self) == 0
                else { break }
                guard length + 3 <= room - written else {
                    stop = .full
                    break
                }
                base.storeBytes(of: UInt32(length - 1).littleEndian, toByteOffset: written, as: UInt32.self)
                (base + written + 4).copyMemory(from: source + at + 5, byteCount: length - 1)
                written += length + 3
                at += length + 4
                rows += 1
                number &+= 1
            }
        }
        offset = at
        sequence = number
        used = written
        rowCount = rows
        return stop
    }

    /// Adds one row packet (marker byte included); false where the batch has no room for it.
    package mutating func append(_ packet: UnsafeRawBufferPointer) -> Bool {
        allocate()
        guard packet.count + 3 <= storage.count - used else { return false }
        storage.withUnsafeMutableBytes { target in
            Self.writeFrame(packet.count - 1, to: target, at: used)
            UnsafeMutableRawBufferPointer(rebasing: target[(used + 4)...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: packet[1...]))
        }
        used += packet.count + 3
        rowCount += 1
        return true
    }

    /// Hands the batch over; the next one is allocated when its first row comes.
    package mutating func take() -> RowBatch {
        var full = [UInt8]()
        swap(&full, &storage)
        full.removeLast(full.count - used)
        let batch = RowBatch(framedRows: full, rowCount: rowCount)
        used = 0
        rowCount = 0
        return batch
    }

    private mutating func allocate() {
        guard storage.isEmpty else { return }
        storage = [UInt8](repeating: 0, count: nextCapacity)
        nextCapacity = capacity
    }

    /// A batch of one row, out of a packet put together behind the framer's headroom: headroom and marker become the
    /// frame, nothing is copied.
    package static func alone(_ assembly: consuming [UInt8]) throws(MySQLError) -> RowBatch {
        guard let length = UInt32(exactly: assembly.count - 4) else {
            throw MySQLError(.limitExceeded(what: "a row", limit: Int(UInt32.max)))
        }
        assembly.withUnsafeMutableBytes { writeFrame(Int(length), to: $0, at: 0) }
        return RowBatch(framedRows: assembly, rowCount: 1)
    }

    /// The same out of a packet that lies elsewhere.
    static func alone(copying packet: UnsafeRawBufferPointer) throws(MySQLError) -> RowBatch {
        var bytes = [UInt8]()
        bytes.reserveCapacity(packet.count + 3)
        bytes.append(contentsOf: repeatElement(0, count: PacketFramer.headroom))
        bytes.append(contentsOf: packet)
        return try alone(bytes)
    }

    private static func writeFrame(_ length: Int, to target: UnsafeMutableRawBufferPointer, at offset: Int) {
        target.storeBytes(of: UInt32(length).littleEndian, toByteOffset: offset, as: UInt32.self)
    }
}
