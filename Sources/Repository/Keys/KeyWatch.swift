package import Core
internal import ObjectStore

/// Keeps a command that runs for months in the repository's newest key epoch, and ends it when the keys are destroyed.
package struct KeyWatch: Sendable {
    package enum Event: Sendable {
        /// What follows is sealed in this epoch.
        case rotated(epoch: UInt32)
        /// There is an epoch whose key the command lacks. It goes on under the key at hand: a gap would be worse.
        case lacking(TidemarkError)
    }

    private let repository: Repository
    private let interval: Double
    private let clock: any TidemarkClock
    private let notice: @Sendable (Event) -> Void

    /// - Parameter interval: seconds between two looks.
    package init(
        _ repository: Repository, interval: Double = 60, clock: any TidemarkClock = SystemClock(),
        notice: @escaping @Sendable (Event) -> Void
    ) {
        self.repository = repository
        self.interval = interval
        self.clock = clock
        self.notice = notice
    }

    /// Until cancelled. Throws `key.destroyed`: what would be stored from then on, nobody could read.
    package func run() async throws {
        var said: String?
        while true {
            try await clock.sleep(seconds: interval)
            do {
                if try await repository.refreshKeys() { notice(.rotated(epoch: repository.epoch)) }
            } catch let error as TidemarkError where error.code == .keyMismatch {
                if said != error.message { notice(.lacking(error)) }
                said = error.message
            } catch let error as TidemarkError
                where [.storeUnavailable, .storeFull, .storeDenied].contains(error.code)
            {
                // Whoever stores something says so, and goes on.
            }
        }
    }
}
