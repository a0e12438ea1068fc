internal import Core

/// The lock policy as stored, read again every few minutes so that a stream that runs for months learns of a change.
actor LockPolicyCache {
    private static let lifeSeconds = 300.0

    private let read: @Sendable () async throws -> LockPolicy?
    private let clock: any TidemarkClock
    private var known: (policy: LockPolicy?, at: Timestamp)?

    init(clock: any TidemarkClock, read: @escaping @Sendable () async throws -> LockPolicy?) {
        self.clock = clock
        self.read = read
    }

    /// nil where nothing is locked.
    func current() async throws -> LockPolicy? {
        let now = clock.now()
        if let known, now >= known.at, now.seconds(since: known.at) < Self.lifeSeconds { return known.policy }
        let policy = try await read()
        let inForce = policy.flatMap { $0.isOff ? nil : $0 }
        known = (inForce, now)
        return inForce
    }

    func forget() { known = nil }
}
