import Core
import Identity
import Synchronization

/// A provider's addresses as a test wants them, with everything that was asked.
final class ScriptedTransport: ProviderTransport {
    struct State {
        var answers: [String: ProviderAnswer] = [:]
        var calls: [ProviderCall] = []
    }

    private let state = Mutex(State())

    var calls: [ProviderCall] { state.withLock { $0.calls } }

    func answer(_ url: String, _ body: String, status: Int = 200) {
        state.withLock { $0.answers[url] = ProviderAnswer(status: status, body: Array(body.utf8)) }
    }

    func send(_ call: ProviderCall) async throws -> ProviderAnswer {
        try state.withLock { state throws(TidemarkError) in
            state.calls.append(call)
            guard let answer = state.answers[call.url] else {
                throw TidemarkError(ErrorCode("provider.unavailable"), "nothing at \(call.url)", hint: "")
            }
            return answer
        }
    }
}
