/// Follows a LOAD DATA LOCAL: first to the server's request for the file, then to its verdict.
final class UploadResponder: Responder {
    /// How the statement began.
    enum Start: Sendable {
        case fileRequested
        /// The server wanted no file after all.
        case finished(ExecuteResult)
    }

    private var machine: ResultStateMachine
    private var start: Reply<Start>
    private var end: Reply<ExecuteResult>?
    private var isUploading = false
    var isServersTurn = true

    init(deprecatesEOF: Bool, reply: Reply<Start>) {
        machine = ResultStateMachine(deprecatesEOF: deprecatesEOF, allowsFile: true)
        start = reply
    }

    /// A piece has left; the next one is ours to send.
    func pieceLeft() {
        if isUploading { isServersTurn = false }
    }

    /// Our last packet is sent; the verdict goes to `reply`.
    func uploaded(reply: Reply<ExecuteResult>) {
        end = reply
        isUploading = false
        isServersTurn = true
    }

    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress {
        switch try machine.receive(packet) {
        case .none, .columns, .row: return .more
        case .fileRequested:
            isUploading = true
            isServersTurn = false
            start.succeed(.fileRequested)
            return .more
        case .finished(let result):
            // Before our last packet only a refusal makes sense.
            if isUploading { throw .violation("an upload was answered before its end", packet: packet) }
            start.succeed(.finished(result))
            end?.succeed(result)
        case .failed(let error):
            if isUploading { throw error }
            start.fail(error)
            end?.fail(error)
        }
        return .done
    }

    func fail(_ error: MySQLError) {
        start.fail(error)
        end?.fail(error)
    }
}
