/// Answers with the collected rows of a text result.
final class TextResponder: Responder {
    private var machine: ResultStateMachine
    private var collector: TextRowCollector
    private var reply: Reply<TextResult>
    private let limit: Int

    init(deprecatesEOF: Bool, limit: Int, reply: Reply<TextResult>) {
        machine = ResultStateMachine(deprecatesEOF: deprecatesEOF)
        collector = TextRowCollector(limit: limit)
        self.limit = limit
        self.reply = reply
    }

    var packetLimit: Int? { limit + 1 << 16 }

    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress {
        switch try machine.receive(packet) {
        case .none, .fileRequested: return .more
        case .columns(let columns):
            collector.begin(columns)
            return .more
        case .row:
            try collector.append(packet)
            return .more
        case .finished(let outcome): reply.succeed(collector.result(outcome))
        case .failed(let error): reply.fail(error)
        }
        return .done
    }

    func fail(_ error: MySQLError) { reply.fail(error) }
}
