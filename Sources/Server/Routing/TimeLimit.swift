internal import Core

/// The time within which a request is answered.
enum TimeLimit {
    /// Throws `request.timeout` where `work` takes longer; it is cancelled then, and waited for.
    static func run<Value: Sendable>(
        seconds: Double, clock: any TidemarkClock, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let value: Value? = try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                // Cancelled as soon as the work is done.
                try? await clock.sleep(seconds: seconds)
                return nil
            }
            let first = try await group.next()
            group.cancelAll()
            return first ?? nil
        }
        if let value { return value }
        throw TidemarkError(
            .requestTimeout, "It took longer than \(DurationText.of(seconds: seconds)).",
            hint: "Look whether it was done, and ask for less at a time.")
    }
}
