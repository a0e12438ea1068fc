import ObjectStore
import Synchronization

/// Gives prepared answers, one a request, and remembers the requests. The last answer stays.
final class ScriptedTransport: HTTPTransport {
    enum Step: Sendable {
        case answer(Int, [S3Header] = [], String = "")
        case failure(TransportFailure.Kind)
        case code(Int, String)
    }

    private let state: Mutex<(steps: [Step], calls: [HTTPCall])>

    init(_ steps: [Step]) { state = Mutex((steps, [])) }

    var calls: [HTTPCall] { state.withLock(\.calls) }

    func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        let step = state.withLock { state in
            state.calls.append(call)
            return state.steps.count > 1 ? state.steps.removeFirst() : state.steps[0]
        }
        switch step {
        case .answer(let status, let headers, let body):
            return HTTPAnswer(status: status, headers: headers, body: Array(body.utf8))
        case .failure(let kind): throw TransportFailure(kind, "on purpose")
        case .code(let status, let code):
            let body = "<Error><Code>\(code)</Code><Message>on purpose</Message></Error>"
            return HTTPAnswer(status: status, body: call.method == "HEAD" ? [] : Array(body.utf8))
        }
    }
}
