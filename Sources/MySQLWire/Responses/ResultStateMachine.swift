/// The server's answer to a query or an execution: a state machine without I/O, fed packet by packet.
///
/// One answer may hold several results (CALL); each is announced and ended, and the last one finishes the answer.
package struct ResultStateMachine: Sendable {
    package enum Action: Equatable, Sendable {
        case none
        /// A result set begins.
        case columns([ResultColumn])
        /// The packet is a row of the result set announced last.
        case row
        /// The answer is complete.
        case finished(ExecuteResult)
        /// The server refused, at the start or in the midst of rows; the answer is complete.
        case failed(MySQLError)
        /// The server asks for the content of a file.
        case fileRequested
    }

    private enum State {
        case header
        case columns(left: Int, [ResultColumn])
        case columnsEnd([ResultColumn])
        case rows
        case uploading
        case done
    }

    private let deprecatesEOF: Bool
    private let allowsFile: Bool
    private var state = State.header

    package init(deprecatesEOF: Bool, allowsFile: Bool = false) {
        self.deprecatesEOF = deprecatesEOF
        self.allowsFile = allowsFile
    }

    /// Whether rows are what comes next, as far as is known.
    package var isInRows: Bool { if case .rows = state { true } else { false } }

    package mutating func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> Action {
        guard let first = packet.first else { throw .violation("an empty packet", packet: packet) }
        if first == 0xFF {
            state = .done
            return .failed(try ErrorPacket(parsing: packet).error)
        }
        switch state {
        case .header: return try header(first, packet)
        case .columns(let left, var columns):
            columns.append(try ResultColumn(parsing: packet))
            if left > 1 {
                state = .columns(left: left - 1, columns)
                return .none
            }
            guard deprecatesEOF else {
                state = .columnsEnd(columns)
                return .none
            }
            state = .rows
            return .columns(columns)
        case .columnsEnd(let columns):
            guard first == 0xFE, packet.count < 9 else { throw .violation("no end of the columns", packet: packet) }
            state = .rows
            return .columns(columns)
        case .rows:
            guard first == 0xFE, deprecatesEOF ? packet.count < PacketFramer.fullPiece : packet.count < 9 else {
                return .row
            }
            return finish(deprecatesEOF ? try OKPacket(parsing: packet) : try OKPacket(parsingEOF: packet))
        case .uploading:
            guard first == 0x00 else { throw .violation("no answer to an upload", packet: packet) }
            return finish(try OKPacket(parsing: packet))
        case .done: throw .violation("a packet after the end of the answer", packet: packet)
        }
    }

    private mutating func header(_ first: UInt8, _ packet: UnsafeRawBufferPointer) throws(MySQLError) -> Action {
        switch first {
        case 0x00: return finish(try OKPacket(parsing: packet))
        case 0xFB:
            guard allowsFile else { throw .violation("the server asks for a file nobody offered", packet: packet) }
            state = .uploading
            return .fileRequested
        default:
            var cursor = PacketCursor(packet)
            let count = try cursor.lengthEncodedInteger()
            guard cursor.isAtEnd, (1...65_535).contains(count) else {
                throw cursor.violation("not a number of columns")
            }
            state = .columns(left: Int(count), [])
            return .none
        }
    }

    private mutating func finish(_ packet: OKPacket) -> Action {
        guard packet.status.contains(.moreResults) else {
            state = .done
            return .finished(packet.result)
        }
        state = .header
        return .none
    }
}
