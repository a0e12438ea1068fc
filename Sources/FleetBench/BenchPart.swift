internal import ServiceLifecycle

/// A loop that goes on until the service is told to stop.
struct BenchPart: ServiceLifecycle.Service {
    let body: @Sendable () async throws -> Void

    init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { [body] in try await body() }
        } catch is CancellationError {
            // That is how it ends in good order.
        }
    }
}
