internal import Core
internal import ServiceLifecycle

/// Something that goes on until it is told to stop, as a part of the program's life.
struct LoopService: ServiceLifecycle.Service, CustomStringConvertible {
    let name: String
    /// Returns or throws soon after its task is cancelled.
    let body: @Sendable () async throws -> Void

    var description: String { name }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown(body)
        } catch is CancellationError {
            // That is how it ends in good order.
        }
    }

    /// Does `step` again and again with `seconds` in between. A failure is told and does not end it.
    static func every(
        _ seconds: Double, _ name: String, clock: any TidemarkClock, failed: @escaping @Sendable (any Error) -> Void,
        _ step: @escaping @Sendable () async throws -> Void
    ) -> LoopService {
        LoopService(name: name) {
            while true {
                do {
                    try await step()
                } catch {
                    if error is CancellationError || Task.isCancelled { throw CancellationError() }
                    failed(error)
                }
                try await clock.sleep(seconds: seconds)
            }
        }
    }
}
