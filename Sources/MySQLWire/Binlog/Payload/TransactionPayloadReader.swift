internal import CZstd

/// Inflates a TRANSACTION_PAYLOAD event by event, holding one event and one zstd window at a time.
///
/// The nested events have no checksums and no end positions: give them to `BinlogParser.parseNested`.
package struct TransactionPayloadReader: ~Copyable {
    /// The largest nested event that is accepted: the largest packet a server can have, and its header.
    package static let eventLimit = (1 << 30) + 4096

    private let payload: [UInt8]
    private var position: Int
    private let context: OpaquePointer?
    /// Bytes of a piece: what one read asks of zstd, so that a lying length costs no memory.
    private static let piece = 1 << 20

    /// Copies the compressed bytes out of `event`.
    package init(_ payload: TransactionPayload, in event: UnsafeRawBufferPointer) throws(BinlogError) {
        guard payload.payload.lowerBound >= 0, payload.payload.upperBound <= event.count else {
            throw BinlogError(.truncated, "payload", type: .transactionPayload, offset: event.count)
        }
        var made: OpaquePointer?
        if payload.compression == .zstd {
            made = ZSTD_createDStream()
            guard made != nil else {
                throw BinlogError(.decompression, "zstd context", type: .transactionPayload)
            }
            // MySQL's levels use windows of up to 128 MiB (level 22).
            ZSTD_DCtx_setParameter(made, ZSTD_d_windowLogMax, 27)
        }
        context = made
        position = 0
        self.payload = [UInt8](event[payload.payload])
    }

    deinit { ZSTD_freeDStream(context) }

    /// Replaces `event` by the next nested event, header included; false at the end.
    package mutating func next(into event: inout [UInt8]) throws(BinlogError) -> Bool {
        event.removeAll(keepingCapacity: true)
        try fill(&event, to: BinlogEventHeader.size)
        if event.isEmpty { return false }
        guard event.count == BinlogEventHeader.size else { throw error(.truncated, "nested event header") }
        let size = event[9..<13].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard size >= BinlogEventHeader.size else { throw error(.malformed, "nested event size \(size)") }
        guard size <= Self.eventLimit else { throw error(.tooLarge, "nested event of \(size) bytes") }
        try fill(&event, to: size)
        guard event.count == size else { throw error(.truncated, "nested event") }
        return true
    }

    private func error(_ kind: BinlogError.Kind, _ what: String) -> BinlogError {
        BinlogError(kind, what, type: .transactionPayload, offset: position)
    }

    /// Appends inflated bytes until `event` has `size` of them or the payload ends.
    private mutating func fill(_ event: inout [UInt8], to size: Int) throws(BinlogError) {
        while event.count < size {
            let wanted = min(size - event.count, Self.piece)
            let got = try context == nil ? copy(wanted, to: &event) : inflate(wanted, to: &event)
            if got == 0 { return }
        }
    }

    private mutating func copy(_ wanted: Int, to event: inout [UInt8]) -> Int {
        let count = min(wanted, payload.count - position)
        event.append(contentsOf: payload[position..<(position + count)])
        position += count
        return count
    }

    private mutating func inflate(_ wanted: Int, to event: inout [UInt8]) throws(BinlogError) -> Int {
        let start = event.count
        event.append(contentsOf: repeatElement(0, count: wanted))
        var failed = false
        let position = position
        let (written, read) = payload.withUnsafeBytes { source in
            event.withUnsafeMutableBytes { target in
                var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
                var output = ZSTD_outBuffer(dst: target.baseAddress, size: start + wanted, pos: start)
                while output.pos < output.size {
                    let before = (input.pos, output.pos)
                    let status = ZSTD_decompressStream(context, &output, &input)
                    if ZSTD_isError(status) != 0 {
                        failed = true
                        break
                    }
                    if before == (input.pos, output.pos) { break }
                }
                return (output.pos - start, input.pos)
            }
        }
        self.position = read
        if failed { throw error(.decompression, "zstd stream") }
        event.removeLast(wanted - written)
        return written
    }
}
