/// Answers with what a statement did and drops rows.
final class SimpleResponder: Responder {
    private var machine: ResultStateMachine
    private var reply: Reply<ExecuteResult>

    init(deprecatesEOF: Bool, reply: Reply<ExecuteResult>) {
        machine = ResultStateMachine(deprecatesEOF: deprecatesEOF)
        self.reply = reply
    }

    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress {
        switch try machine.receive(packet) {
        case .none, .columns, .row, .fileRequested: return .more
        case .finished(let result): reply.succeed(result)
        case .failed(let error): reply.fail(error)
        }
        return .done
    }

    func fail(_ error: MySQLError) { reply.fail(error) }
}
