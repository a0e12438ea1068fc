/// Cuts the bytes of the socket into packets: lengths, sequence numbers, packets of 16 MiB and more in pieces.
///
/// A packet that lies whole in the bytes at hand is lent from there. Any other is put together in `assembly`, once,
/// behind three spare bytes: with the marker byte before a row they make room for the row's frame.
package struct PacketFramer {
    package enum Step: Equatable {
        case needsMore
        /// The packet's payload within the input.
        case packet(Range<Int>)
        /// The packet is `assembly[PacketFramer.headroom...]`, until `takeAssembly` or the next step.
        case assembled
    }

    package static let headroom = 3
    package static let fullPiece = 0xFF_FFFF
    /// Size from which a part of a packet is worth handing out.
    package static let partBytes = 2 << 20

    /// The number the next packet must carry.
    package var expectedSequence: UInt8 = 0
    /// Limit of one packet's payload, all pieces together.
    package var limit: Int
    package private(set) var assembly: [UInt8] = []
    private var header: UInt32 = 0
    private var headerCount = 0
    /// Bytes the current piece still lacks; nil between pieces.
    private var missing: Int?
    private var isLastPiece = true
    private var isContinuing = false
    /// Bytes of the packet at hand that were handed out before it was whole.
    package private(set) var handedOut = 0

    package init(limit: Int) { self.limit = limit }

    /// Whether the stream stands between two packets: only then may a packet be taken from the input by others.
    package var isBetweenPackets: Bool { headerCount == 0 && missing == nil && !isContinuing }

    /// Moves `offset` past what was used of `input`. `sizeHint` tells the likely size of a packet from its first
    /// 16 MiB, so that it is put together in one allocation.
    package mutating func next(
        _ input: UnsafeRawBufferPointer, _ offset: inout Int,
        sizeHint: (UnsafeRawBufferPointer) -> Int? = { _ in nil }
    ) throws(MySQLError) -> Step {
        while true {
            if let missing {
                let count = min(missing, input.count - offset)
                assembly.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[offset..<offset + count]))
                offset += count
                guard count == missing else {
                    self.missing = missing - count
                    return .needsMore
                }
                self.missing = nil
                if isLastPiece {
                    isContinuing = false
                    return .assembled
                }
                if !isContinuing, handedOut == 0 {
                    reserve(hint: assembly.withUnsafeBytes { sizeHint(.init(rebasing: $0[Self.headroom...])) })
                }
                isContinuing = true
            }
            guard readHeader(input, &offset) else { return .needsMore }
            let length = Int(header & 0xFF_FFFF)
            try checkSequence(UInt8(truncatingIfNeeded: header >> 24), input, offset, length)
            headerCount = 0
            header = 0
            if !isContinuing {
                if length < Self.fullPiece, length <= input.count - offset {
                    guard length <= limit else { throw tooLarge() }
                    offset += length
                    return .packet(offset - length..<offset)
                }
                assembly = []
                handedOut = 0
                assembly.reserveCapacity(Self.headroom + min(length, limit))
                assembly.append(contentsOf: repeatElement(0, count: Self.headroom))
            }
            guard length <= limit - handedOut - (assembly.count - Self.headroom) else { throw tooLarge() }
            if isContinuing, handedOut == 0, assembly.capacity - assembly.count < length {
                reserve(hint: assembly.count + length)
            }
            isLastPiece = length < Self.fullPiece
            missing = length
        }
    }

    /// Hands the packet put together over, with its headroom.
    package mutating func takeAssembly() -> [UInt8] {
        defer { assembly = [] }
        return assembly
    }

    /// Bytes that are there of a packet that is not whole yet.
    package var partialCount: Int {
        missing == nil && !isContinuing ? 0 : max(0, assembly.count - Self.headroom)
    }

    /// Hands out what is there of a packet that is not whole yet, with headroom; the rest comes with the same headroom.
    package mutating func takePart() -> [UInt8] {
        let part = assembly
        handedOut += part.count - Self.headroom
        assembly = Array(repeating: 0, count: Self.headroom)
        return part
    }

    private mutating func reserve(hint: Int?) {
        guard let hint, hint <= limit, hint > 0 else { return }
        // One spare kilobyte, for a last empty piece or a hint that falls just short.
        assembly.reserveCapacity(Self.headroom + hint + 1024)
    }

    private mutating func readHeader(_ input: UnsafeRawBufferPointer, _ offset: inout Int) -> Bool {
        while headerCount < 4 {
            guard offset < input.count else { return false }
            header |= UInt32(input[offset]) << (8 * UInt32(headerCount))
            headerCount += 1
            offset += 1
        }
        return true
    }

    private mutating func checkSequence(
        _ sequence: UInt8, _ input: UnsafeRawBufferPointer, _ offset: Int, _ length: Int
    ) throws(MySQLError) {
        defer { expectedSequence = sequence &+ 1 }
        guard sequence != expectedSequence else { return }
        // A server that gives up (time-out, shutdown, packet too large) may count from where it stands.
        if !isContinuing, length > 2, offset < input.count, input[offset] == 0xFF { return }
        throw MySQLError.violation("packet number \(sequence) instead of \(expectedSequence)")
    }

    private func tooLarge() -> MySQLError { MySQLError(.limitExceeded(what: "a packet of the server", limit: limit)) }
}
