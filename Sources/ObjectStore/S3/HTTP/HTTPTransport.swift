/// Carries one request and its answer. Tests script it; `AsyncHTTPTransport` is the real one.
package protocol HTTPTransport: Sendable {
    /// Throws `TransportFailure`, or `CancellationError` when the task was cancelled.
    func send(_ call: HTTPCall) async throws -> HTTPAnswer
}
