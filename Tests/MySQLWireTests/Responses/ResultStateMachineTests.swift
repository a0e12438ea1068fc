import MySQLWire
import Testing

/// Answers to queries, one line an event.
@Suite struct ResultStateMachineTests {
    @Test func `an OK finishes`() throws {
        var machine = ResultStateMachine(deprecatesEOF: true)
        #expect(
            try machine.receive(bytes: ServerPackets.ok(affected: 3, lastID: 9))
                == .finished(ExecuteResult(affectedRows: 3, lastInsertID: 9)))
        #expect(throws: MySQLError.self) { try machine.receive(bytes: ServerPackets.ok()) }
    }

    @Test(arguments: [true, false])
    func `columns, rows, end`(deprecatesEOF: Bool) throws {
        var machine = ResultStateMachine(deprecatesEOF: deprecatesEOF)
        #expect(try machine.receive(bytes: [2]) == .none)
        #expect(try machine.receive(bytes: ServerPackets.column("a")) == .none)
        let columns: ResultStateMachine.Action
        if deprecatesEOF {
            columns = try machine.receive(bytes: ServerPackets.column("b"))
        } else {
            #expect(try machine.receive(bytes: ServerPackets.column("b")) == .none)
            columns = try machine.receive(bytes: ServerPackets.eof())
        }
        guard case .columns(let list) = columns else {
            Issue.record("no columns")
            return
        }
        #expect(list.map(\.name) == ["a", "b"])
        #expect(machine.isInRows)
        #expect(try machine.receive(bytes: ServerPackets.textRow(["1", nil])) == .row)
        let end = deprecatesEOF ? ServerPackets.ok(header: 0xFE) : ServerPackets.eof()
        #expect(try machine.receive(bytes: end) == .finished(ExecuteResult()))
    }

    @Test func `several results are one answer`() throws {
        var machine = ResultStateMachine(deprecatesEOF: true)
        for packet in ServerPackets.textResult(["a"], [["1"]], status: 0x0A) { _ = try machine.receive(bytes: packet) }
        #expect(try machine.receive(bytes: ServerPackets.ok(affected: 1)) == .finished(ExecuteResult(affectedRows: 1)))
    }

    @Test func `an error in the midst of rows finishes, too`() throws {
        var machine = ResultStateMachine(deprecatesEOF: true)
        for packet in ServerPackets.textResult(["a"], [["1"]]).dropLast() { _ = try machine.receive(bytes: packet) }
        #expect(
            try machine.receive(bytes: ServerPackets.error(1317, "interrupted", state: "70100"))
                == .failed(MySQLError(.server(code: 1317, sqlState: "70100", message: "interrupted"))))
    }

    @Test func `a file is sent only where one was offered`() throws {
        var innocent = ResultStateMachine(deprecatesEOF: true)
        #expect(throws: MySQLError.self) { try innocent.receive(bytes: [0xFB] + Array("/etc/passwd".utf8)) }
        var upload = ResultStateMachine(deprecatesEOF: true, allowsFile: true)
        #expect(try upload.receive(bytes: [0xFB] + Array("x".utf8)) == .fileRequested)
        #expect(throws: MySQLError.self) { try upload.receive(bytes: [0xFB]) }
        #expect(try upload.receive(bytes: ServerPackets.ok(affected: 5)) == .finished(ExecuteResult(affectedRows: 5)))
    }

    @Test(arguments: [[], [0xFD, 1], [0xFE, 0, 0, 0, 0, 0, 0, 0, 1], [1, 1], [0xFC, 0, 0], [0xFF], [0x00, 0xFE]])
    func `a malformed header is a violation`(packet: [UInt8]) {
        var machine = ResultStateMachine(deprecatesEOF: true)
        #expect(throws: MySQLError.self) { try machine.receive(bytes: packet) }
    }

    @Test(arguments: [true, false])
    func `a preparation counts its definitions`(deprecatesEOF: Bool) throws {
        var machine = PrepareStateMachine(deprecatesEOF: deprecatesEOF)
        var packets = [ServerPackets.prepared(id: 5, columns: 1, parameters: 2)]
        packets +=
            [ServerPackets.column("?"), ServerPackets.column("?")] + (deprecatesEOF ? [] : [ServerPackets.eof()])
        packets += [ServerPackets.column("a")] + (deprecatesEOF ? [] : [ServerPackets.eof()])
        for packet in packets.dropLast() { #expect(try machine.receive(bytes: packet) == .none) }
        guard case .finished(let statement) = try machine.receive(bytes: packets[packets.count - 1]) else {
            Issue.record("not finished")
            return
        }
        #expect(statement.id == 5)
        #expect(statement.parameterCount == 2)
        #expect(statement.columns.map(\.name) == ["a"])
    }

    @Test func `a preparation without definitions is complete at once`() throws {
        var machine = PrepareStateMachine(deprecatesEOF: false)
        #expect(
            try machine.receive(bytes: ServerPackets.prepared(id: 1, columns: 0, parameters: 0))
                == .finished(PreparedStatement(id: 1, parameterCount: 0, columns: [])))
    }
}
