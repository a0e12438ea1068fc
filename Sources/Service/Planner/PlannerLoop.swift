package import Catalog
package import Core

/// Sees to it that what plans want is ordered: looks at the catalog once a second, and changes it where something is to be
/// done. Every server may run one.
package actor PlannerLoop {
    private let catalog: Catalog
    private let clock: any TidemarkClock
    private let interval: Double
    private let say: @Sendable (PlannerNote) -> Void
    private let cache: PlannerCache
    private var tidiedAt = -Double.infinity
    private var trimmedAt = -Double.infinity
    private var gauge = TideGauge()

    /// Seconds between two rounds of tidying up.
    private static let tidySeconds = 3600.0
    /// Seconds between two rounds of forgetting what is long over.
    private static let trimSeconds = 86_400.0
    /// Seconds after which a worker that was not heard of is forgotten.
    private static let workerSeconds = 86_400.0

    /// - Parameters:
    ///   - clock: paces the loop; what time it is says the catalog.
    ///   - interval: seconds between two looks.
    ///   - cache: what was read, where others of the process read it too.
    package init(
        catalog: Catalog, clock: any TidemarkClock = SystemClock(), interval: Double = 1,
        cache: PlannerCache = PlannerCache(), say: @escaping @Sendable (PlannerNote) -> Void = { _ in }
    ) {
        self.catalog = catalog
        self.clock = clock
        self.interval = interval
        self.cache = cache
        self.say = say
    }

    /// Until cancelled. A tick that fails is told of, and repeated by the next.
    package func run() async throws {
        while true {
            try Task.checkCancellation()
            do {
                let decision = try await tick()
                if !decision.isEmpty { say(.decided(decision)) }
                try await tidy()
                try await measure()
            } catch let error as TidemarkError {
                say(.failed(error))
            }
            try await clock.sleep(seconds: interval)
        }
    }

    /// Looks once, and returns what was changed.
    ///
    /// Most looks find nothing to do, and write nothing. What is to be done is decided once more where nobody else decides.
    @discardableResult
    package func tick() async throws -> PlannerDecision {
        let cache = cache
        let wanted = try await catalog.read { transaction in
            try Planning.decide(try PlannerStore(transaction: transaction, cache: cache).snapshot())
        }
        guard !wanted.isEmpty else { return wanted }
        return try await catalog.write { try $0.carryOutPlans(cache) }
    }

    /// Keeps the history of what instances are like.
    private func measure() async throws {
        var gauge = gauge
        defer { self.gauge = gauge }
        try await gauge.look(catalog, cache, uptime: clock.uptime())
    }

    private func tidy() async throws {
        let now = clock.uptime()
        guard now - tidiedAt >= Self.tidySeconds else { return }
        tidiedAt = now
        try await catalog.write { transaction in
            try transaction.jobSecrets.forgetEnded()
            try transaction.jobResults.forgetAnswers()
            try transaction.workers.forget(silentFor: Self.workerSeconds)
        }
        guard now - trimmedAt >= Self.trimSeconds else { return }
        try await CatalogTrim().run(catalog)
        trimmedAt = now
    }
}
