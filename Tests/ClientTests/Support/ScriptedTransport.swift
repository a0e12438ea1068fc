import Client
import Synchronization

/// Answers requests as a test says, one after another.
final class ScriptedTransport: APITransport {
    enum Reply: Sendable {
        case answer(Int, [String: String] = [:], String = "")
        case failure(APITransportFailure.Kind)
        /// Pieces of a stream; then it ends, or breaks.
        case stream([String], breaks: Bool = false)
    }

    private let replies: Mutex<[Reply]>
    private let seen = Mutex<[APIRequest]>([])

    init(_ replies: [Reply]) { self.replies = Mutex(replies) }

    var requests: [APIRequest] { seen.withLock { $0 } }

    func send(_ request: APIRequest) async throws -> APIAnswer {
        switch next(request) {
        case .answer(let status, let headers, let body):
            return APIAnswer(status: status, headers: headers, body: Array(body.utf8))
        case .failure(let kind): throw APITransportFailure(kind, "as the script says")
        case .stream, nil: throw APITransportFailure(.broken, "the script has ended")
        }
    }

    func stream(_ request: APIRequest) async throws -> APIStream {
        let none = AsyncThrowingStream<[UInt8], any Error> { $0.finish() }
        switch next(request) {
        case .answer(let status, let headers, let body):
            return APIStream(answer: APIAnswer(status: status, headers: headers, body: Array(body.utf8)), pieces: none)
        case .failure(let kind): throw APITransportFailure(kind, "as the script says")
        case .stream(let pieces, let breaks):
            let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
                for piece in pieces { continuation.yield(Array(piece.utf8)) }
                continuation.finish(throwing: breaks ? APITransportFailure(.broken, "as the script says") : nil)
            }
            return APIStream(answer: APIAnswer(status: 200, headers: [:], body: []), pieces: stream)
        case nil: throw APITransportFailure(.broken, "the script has ended")
        }
    }

    private func next(_ request: APIRequest) -> Reply? {
        seen.withLock { $0.append(request) }
        return replies.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}
