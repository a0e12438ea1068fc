/// The server's answer to COM_STMT_PREPARE: a state machine without I/O.
package struct PrepareStateMachine: Sendable {
    package enum Action: Equatable, Sendable {
        case none
        case finished(PreparedStatement)
        case failed(MySQLError)
    }

    private enum State {
        case header
        case definitions(parameters: Int, columns: Int, parametersEnd: Bool, columnsEnd: Bool)
        case done
    }

    private let deprecatesEOF: Bool
    private var state = State.header
    private var id: UInt32 = 0
    private var parameterCount = 0
    private var columns: [ResultColumn] = []

    package init(deprecatesEOF: Bool) { self.deprecatesEOF = deprecatesEOF }

    package mutating func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> Action {
        if packet.first == 0xFF {
            state = .done
            return .failed(try ErrorPacket(parsing: packet).error)
        }
        switch state {
        case .header:
            var cursor = PacketCursor(packet)
            guard try cursor.uint8() == 0 else { throw cursor.violation("no answer to a preparation") }
            id = try cursor.uint32()
            let columnCount = Int(try cursor.uint16())
            parameterCount = Int(try cursor.uint16())
            state = .definitions(
                parameters: parameterCount, columns: columnCount,
                parametersEnd: parameterCount > 0 && !deprecatesEOF, columnsEnd: columnCount > 0 && !deprecatesEOF)
        case .definitions(let parameters, let columnCount, let parametersEnd, let columnsEnd):
            if parameters > 0 {
                _ = try ResultColumn(parsing: packet)
                state = .definitions(
                    parameters: parameters - 1, columns: columnCount, parametersEnd: parametersEnd,
                    columnsEnd: columnsEnd)
            } else if parametersEnd {
                try checkEnd(packet)
                state = .definitions(
                    parameters: 0, columns: columnCount, parametersEnd: false, columnsEnd: columnsEnd)
            } else if columnCount > 0 {
                columns.append(try ResultColumn(parsing: packet))
                state = .definitions(
                    parameters: 0, columns: columnCount - 1, parametersEnd: false, columnsEnd: columnsEnd)
            } else {
                try checkEnd(packet)
                state = .definitions(parameters: 0, columns: 0, parametersEnd: false, columnsEnd: false)
            }
        case .done: throw .violation("a packet after the end of a preparation", packet: packet)
        }
        guard case .definitions(0, 0, false, false) = state else { return .none }
        state = .done
        return .finished(PreparedStatement(id: id, parameterCount: parameterCount, columns: columns))
    }

    private func checkEnd(_ packet: UnsafeRawBufferPointer) throws(MySQLError) {
        guard packet.first == 0xFE, packet.count < 9 else { throw .violation("no end of definitions", packet: packet) }
    }
}
