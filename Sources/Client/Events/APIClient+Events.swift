internal import Core

extension APIClient {
    /// Hands every event of a stream to `body` until that returns false. A connection that ends or breaks is made again,
    /// behind the last event that had an identifier.
    ///
    /// Throws the server's own error where it refuses, and `server.unreachable` where it stays away.
    package func follow(
        _ path: String, after id: String? = nil, _ body: (ServerSentEvent) async throws -> Bool
    ) async throws {
        var last = id
        var failures = 0
        while true {
            var request = APIRequest(.get, path)
            request.accept = "text/event-stream"
            request.lastEventID = last
            var parser = ServerSentEventParser()
            do {
                let stream = try await transport.stream(request)
                guard stream.answer.status == 200 else { throw APIProblem.error(stream.answer, from: server) }
                for try await piece in stream.pieces {
                    for event in try parser.feed(piece) {
                        failures = 0
                        last = event.id ?? last
                        guard try await body(event) else { return }
                    }
                }
                failures += 1
            } catch let failure as APITransportFailure {
                failures += 1
                guard failure.kind != .untrusted, failures <= Self.mostReconnects else {
                    throw APIProblem.error(failure, from: server)
                }
            } catch is ServerSentEventParser.TooLong {
                throw TidemarkError(
                    .serverAnswer, "The server at \(server) sent an event that is too large.",
                    hint: "Use the program of the server's own version.")
            }
            guard failures <= Self.mostReconnects else {
                throw TidemarkError(
                    .serverUnreachable, "The server at \(server) ends the stream of events again and again.",
                    hint: "Look at the server's log, and at what stands between.")
            }
            try await clock.sleep(seconds: parser.retrySeconds.map { min($0, 30) } ?? Self.backoff(failures))
        }
    }

    /// In a row, without an event in between.
    private static let mostReconnects = 10
}
