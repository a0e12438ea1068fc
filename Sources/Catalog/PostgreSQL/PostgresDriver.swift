package import Core
internal import Synchronization

/// A catalog in PostgreSQL, for several servers beside each other.
///
/// A few connections, each with a thread of its own, so that nothing of Swift's pool ever waits for the network.
package final class PostgresDriver: CatalogDriver {
    package let dialect = CatalogDialect.postgresql
    private let lanes: [PostgresLane]
    private let signal = WakeSignal()
    private let listener: PostgresListener
    /// How long to go on trying where the server is away or others are in the way.
    private let patience: Double

    /// Connects when first used. `url` is what libpq takes: `postgres://user@host/database?sslmode=verify-full`.
    /// `clock` stands in for the server's in tests.
    package init(url: Secret, connections: Int = 4, patience: Double = 15, clock: (any TidemarkClock)? = nil) {
        let connect: @Sendable () throws(PostgresFailure) -> PostgresSession = { () throws(PostgresFailure) in
            try PostgresSession(url: url, clock: clock)
        }
        lanes = (0..<max(1, connections)).map { PostgresLane(label: "tidemark.catalog.\($0)", connect: connect) }
        listener = PostgresListener(signal: signal, connect: connect)
        self.patience = patience
    }

    @discardableResult
    package func transaction<Result: Sendable>(
        _ access: CatalogAccess, _ body: @escaping @Sendable (any CatalogSession) throws -> Result
    ) async throws -> Result {
        let deadline = ContinuousClock.now + .seconds(patience)
        var tries = 0
        while true {
            do {
                return try await quietest.transaction(access, body)
            } catch let failure as PostgresFailure {
                let mayPass =
                    failure.isConflict || failure.isConnectionLost && failure.state.isEmpty
                    || failure.state.hasPrefix("57P")
                guard mayPass, !failure.isOutcomeUnknown, ContinuousClock.now < deadline else {
                    throw failure.explained
                }
            }
            tries += 1
            let longest = min(1000, 10 << min(tries, 7))
            try await Task.sleep(for: .milliseconds(Int.random(in: longest / 2...longest)))
        }
    }

    package func waitForWake(atMost seconds: Double) async throws {
        listener.start()
        await signal.wait(atMost: seconds)
        try Task.checkCancellation()
    }

    package func wake() async {
        signal.fire()
        _ = try? await quietest.transaction(.write) { session in
            try session.query("SELECT pg_notify(?, '')", [.text(PostgresListener.channel)])
        }
    }

    package func close() async {
        await listener.close()
        for lane in lanes { await lane.close() }
    }

    private var quietest: PostgresLane {
        var best = lanes[0]
        var least = Int.max
        for lane in lanes {
            let load = lane.load.load(ordering: .relaxed)
            if load < least { (best, least) = (lane, load) }
        }
        return best
    }
}
