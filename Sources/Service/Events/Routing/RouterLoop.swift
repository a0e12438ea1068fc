package import Catalog
package import Core

/// Looks once a second for events nobody has routed and for troubles that are to be told again. Every server may run one.
package actor RouterLoop {
    private let catalog: Catalog
    private let clock: any TidemarkClock
    private let interval: Double
    private let say: @Sendable (EventLoopNote) -> Void
    private var tidiedAt = -Double.infinity

    private static let tidySeconds = 600.0
    /// Days that messages are kept which arrived, and those that were given up or whose trouble is over.
    private static let sentDays = 14.0
    private static let endedDays = 90.0

    package init(
        catalog: Catalog, clock: any TidemarkClock = SystemClock(), interval: Double = 1,
        say: @escaping @Sendable (EventLoopNote) -> Void = { _ in }
    ) {
        self.catalog = catalog
        self.clock = clock
        self.interval = interval
        self.say = say
    }

    /// Until cancelled.
    package func run() async throws {
        while true {
            try Task.checkCancellation()
            do {
                while try await tick() { try Task.checkCancellation() }
                try await tidy()
            } catch let error as TidemarkError {
                say(.broken(error))
            }
            try await clock.sleep(seconds: interval)
        }
    }

    /// Looks once; whether there may be more at once. Most looks find nothing, and write nothing.
    @discardableResult
    package func tick() async throws -> Bool {
        let isNeeded = try await catalog.read { transaction in
            let position = try transaction.events.position(of: EventRouter.reader)
            if try !transaction.events.page(after: position, limit: 1).isEmpty { return true }
            return try transaction.follows.hasDue(at: try transaction.now())
        }
        guard isNeeded else { return false }
        return try await catalog.write { try EventRouter($0).run() }
    }

    /// Ends what is long quiet, and forgets what is long over.
    package func tidy() async throws {
        let now = clock.uptime()
        guard now - tidiedAt >= Self.tidySeconds else { return }
        tidiedAt = now
        try await catalog.write { transaction in
            try EventRouter(transaction).endQuiet()
            try ExpiryWatch.look(transaction)
            let now = try transaction.now()
            let before = { (days: Double) in now.adding(seconds: -days * 86_400) }
            _ = try transaction.deliveries.trim(
                sentBefore: before(Self.sentDays), deadBefore: before(Self.endedDays))
            _ = try transaction.alarms.trim(before: before(Self.endedDays))
        }
    }
}
