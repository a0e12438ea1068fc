import Core
import Courier
import Synchronization

/// Keeps what it is given, and fails as a test says.
final class RecordedCourier: Courier {
    private struct State {
        var sent: [(channel: String, message: Message)] = []
        var failure: CourierFailure?
    }

    private let state = Mutex(State())

    func send(_ message: Message, to address: ChannelAddress) async throws(CourierFailure) {
        let failure = state.withLock { state -> CourierFailure? in
            guard let failure = state.failure else {
                state.sent.append((channel: Self.name(address), message: message))
                return nil
            }
            return failure
        }
        if let failure { throw failure }
    }

    func fail(_ failure: CourierFailure?) { state.withLock { $0.failure = failure } }

    /// What was sent since the last call, as the channel's URL and the title.
    func take() -> [String] { takeMessages().map { "\($0.channel) \($0.message.title)" } }

    func takeMessages() -> [(channel: String, message: Message)] {
        state.withLock { state in
            defer { state.sent = [] }
            return state.sent
        }
    }

    private static func name(_ address: ChannelAddress) -> String {
        switch address {
        case .hook(_, let url, _): String(decoding: url.withBytes { $0 }, as: UTF8.self)
        case .mail(let mail): mail.to.joined(separator: ",")
        }
    }
}
