internal import ServiceLifecycle

/// Something that goes on until it is told to stop, as a part of the program's life.
struct LoopService: ServiceLifecycle.Service, CustomStringConvertible {
    let name: String
    /// Returns or throws soon after its task is cancelled.
    let body: @Sendable () async throws -> Void

    var description: String { name }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { [body] in try await body() }
        } catch is CancellationError {
            // That is how it ends in good order.
        }
    }
}
