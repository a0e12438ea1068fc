/// Answers with a prepared statement.
final class PrepareResponder: Responder {
    private var machine: PrepareStateMachine
    private var reply: Reply<PreparedStatement>

    init(deprecatesEOF: Bool, reply: Reply<PreparedStatement>) {
        machine = PrepareStateMachine(deprecatesEOF: deprecatesEOF)
        self.reply = reply
    }

    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress {
        switch try machine.receive(packet) {
        case .none: return .more
        case .finished(let statement): reply.succeed(statement)
        case .failed(let error): reply.fail(error)
        }
        return .done
    }

    func fail(_ error: MySQLError) { reply.fail(error) }
}
