package import Core

/// Speaks the API with one server: makes requests again that may be made again, and turns problems into errors with the
/// server's own code and hint.
package struct APIClient: Sendable {
    package let server: ServerAddress
    let transport: any APITransport
    private let patience: Double
    let clock: any TidemarkClock

    /// Throws `usage.invalid` where the settings cannot be used.
    package init(_ settings: ClientSettings) throws(TidemarkError) {
        self.init(
            server: settings.server, transport: try NetworkTransport(settings), patience: settings.patience,
            clock: SystemClock())
    }

    package init(server: ServerAddress, transport: any APITransport, patience: Double, clock: any TidemarkClock) {
        self.server = server
        self.transport = transport
        self.patience = patience
        self.clock = clock
    }

    /// Sends a request until it is answered with a success. Throws the server's own error, or one of `server.`.
    package func send(_ request: APIRequest) async throws -> APIAnswer {
        let deadline = clock.uptime() + patience
        var tries = 0
        while true {
            let pause: Double?
            let refusal: TidemarkError
            do {
                let answer = try await transport.send(request)
                guard !(200..<300).contains(answer.status) else { return answer }
                refusal = APIProblem.error(answer, from: server)
                // The try before, whose answer was lost, is still being carried out under the same key.
                let isUnderWay = refusal.code == Self.underWay && request.idempotencyKey != nil
                pause = isUnderWay ? Self.backoff(tries) : Self.pause(after: answer, request, tries)
            } catch let failure as APITransportFailure {
                refusal = APIProblem.error(failure, from: server)
                pause = Self.pause(after: failure, request, tries)
            }
            guard let seconds = pause, clock.uptime() + seconds <= deadline else { throw refusal }
            try await clock.sleep(seconds: seconds)
            tries += 1
        }
    }

    private static let underWay = ErrorCode("request.busy")

    /// Seconds until another try makes sense; nil where none does.
    private static func pause(after answer: APIAnswer, _ request: APIRequest, _ tries: Int) -> Double? {
        switch answer.status {
        // Refused before anything was done.
        case 429, 503: answer.retryAfter ?? backoff(tries)
        // Something between did not hear the server's answer.
        case 502, 504: request.isRepeatable ? backoff(tries) : nil
        default: nil
        }
    }

    private static func pause(after failure: APITransportFailure, _ request: APIRequest, _ tries: Int) -> Double? {
        switch failure.kind {
        case .unreachable: backoff(tries)
        case .broken, .timedOut: request.isRepeatable ? backoff(tries) : nil
        case .untrusted, .tooLarge: nil
        }
    }

    /// 0.1 to 2 s, spread, so that many clients do not come at once.
    static func backoff(_ tries: Int) -> Double {
        let longest = min(2, 0.2 * Double(1 << min(tries, 5)))
        return Double.random(in: longest / 2...longest)
    }
}
