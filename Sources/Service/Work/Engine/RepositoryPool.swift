package import APIModel
package import Core
package import Repository

/// The repositories a worker has open: jobs on one repository share its connections, its keys and its rates.
package actor RepositoryPool {
    private struct Entry {
        /// What it was opened with, secrets included.
        let identity: Secret
        let opening: Task<Repository, any Error>
        var usedAt: Double
    }

    private var entries: [String: Entry] = [:]
    private let clock: any TidemarkClock
    /// Seconds after which one that nobody asked for is forgotten; jobs that use it keep it.
    private static let life = 3600.0

    package init(clock: any TidemarkClock = SystemClock()) { self.clock = clock }

    /// Throws what opening throws; the next call tries again. What a job writes is sealed under the newest key there is when it
    /// asks.
    ///
    /// - Parameter patience: as of `AssignedRepository.open`; streams have a short one, and repositories of their own.
    package func repository(_ assigned: AssignedRepository, patience: Double? = nil) async throws -> Repository {
        let now = clock.uptime()
        entries = entries.filter { now - $0.value.usedAt < Self.life }
        let name = "\(assigned.id) \(patience.map { "\($0)" } ?? "-")"
        let identity = Secret(try WorkJSON.bytes(assigned))
        if let entry = entries[name], entry.identity == identity {
            entries[name]?.usedAt = now
            let known = try await entry.opening.value
            do {
                try await known.refreshKeys()
                return known
            } catch let error as TidemarkError where error.code == .keyMismatch {
                // Its slot opens no newer key: opened anew, it says what is wrong.
                if entries[name]?.identity == identity { entries[name] = nil }
            }
        }
        return try await open(assigned, patience, name, identity)
    }

    private func open(
        _ assigned: AssignedRepository, _ patience: Double?, _ name: String, _ identity: Secret
    ) async throws -> Repository {
        let clock = clock
        let opening = Task.detached { try await assigned.open(patience: patience, clock: clock) }
        entries[name] = Entry(identity: identity, opening: opening, usedAt: clock.uptime())
        do {
            return try await opening.value
        } catch {
            if entries[name]?.identity == identity { entries[name] = nil }
            throw error
        }
    }
}
