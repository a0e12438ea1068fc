package import APIModel
package import Core

/// What is known of an instance from the jobs that ran for it: one document of the catalog.
package struct InstanceFacts: Sendable, Codable, Hashable {
    /// Identifier of the repository all of it is about.
    package var repository: String
    /// When the look began that bases, windows, run and size are of; nil where nobody said.
    package var lookedAt: Timestamp?
    /// By first restore point, oldest first.
    package var bases: [ReportedBase] = []
    /// Oldest first.
    package var spans: [ReportedSpan] = []
    /// The run of the log that was archived last.
    package var run: String?
    /// Everything the source committed up to here is durable. This and the next three are as they were when the document was
    /// written; newer ones are stored apart, as `InstanceReach`.
    package var through: Timestamp?
    /// When that was said, by the catalog's clock.
    package var throughSeen: Timestamp?
    /// Seconds by which the source's clock is ahead of the catalog's.
    package var sourceAhead: Double?
    /// When a stream was heard of last, by the catalog's clock; nil where it said that it has ended.
    package var streamSeen: Timestamp?
    /// Databases of the server, without its own; nil where nobody has looked.
    package var databases: [String]?
    package var checks: [ReportedCheck] = []
    package var checkedAt: Timestamp?
    package var storedBytes: UInt64?
    /// Bytes stored at the end of each day that was looked at, oldest first.
    package var growth: [StoredAt] = []
    package var serverVersion: String?
    /// By identifier of the repository.
    package var copies: [String: ReportedCopy] = [:]
    /// How the repository keeps what is stored from change; nil where nobody has looked.
    package var lock: ReportedLock?
    /// By the catalog's clock.
    package var updatedAt: Timestamp

    /// Seconds after which a stream that says nothing is not believed in any more.
    package static let streamSilence: Double = 60
    /// Streams say every ten seconds how far they are; for so long what they said is taken for what is.
    package static let reportSeconds: Double = 15
    /// Days of growth that are kept.
    package static let growthDays = 400

    package struct StoredAt: Sendable, Codable, Hashable {
        package var at: Timestamp
        package var bytes: UInt64
    }

    package init(repository: String, at now: Timestamp) {
        self.repository = repository
        updatedAt = now
    }

    /// Takes up what a job found out. `now` is the catalog's time.
    package mutating func take(_ update: InstanceFactsUpdate, at now: Timestamp) {
        if update.repository != repository {
            // The plan names another repository now: what the server is stays true.
            var fresh = InstanceFacts(repository: update.repository, at: now)
            (fresh.databases, fresh.checks, fresh.checkedAt) = (databases, checks, checkedAt)
            (fresh.sourceAhead, fresh.serverVersion) = (sourceAhead, serverVersion)
            self = fresh
        }
        var reach = self.reach
        reach.take(update, at: now)
        overlay(reach)
        updatedAt = now
        takeStored(update, at: now)
        if let databases = update.databases { self.databases = databases.sorted() }
        if let checks = update.checks {
            self.checks = checks
            checkedAt = now
        }
        if let version = update.serverVersion { serverVersion = version }
        if let copy = update.copy { copies[copy.repository] = copy }
        if let lock = update.lock { self.lock = lock }
    }

    /// A stream that looked before a base was complete may say so after the base did: what an earlier look found is not taken.
    private mutating func takeStored(_ update: InstanceFactsUpdate, at now: Timestamp) {
        // A worker whose clock is ahead must not outdo the others until they have caught up.
        let looked = update.lookedAt.map { min($0, now) }
        if let looked, let known = lookedAt, looked < known {
            // What a listing does not tell of a base stays true of it, as long as it is there.
            if let base = update.base, let place = bases.firstIndex(where: { $0.id == base.id }) { bases[place] = base }
            return
        }
        lookedAt = looked ?? lookedAt
        if let run = update.run { self.run = run }
        if let listed = update.bases {
            let known = Dictionary(bases.map { ($0.id, $0) }) { first, _ in first }
            bases = listed.map { base in
                var base = base
                base.databases = base.databases ?? known[base.id]?.databases
                base.readSeconds = base.readSeconds ?? known[base.id]?.readSeconds
                return base
            }
        }
        if let base = update.base {
            bases.removeAll { $0.id == base.id }
            bases.append(base)
        }
        bases.sort { ($0.convergence, $0.id) < ($1.convergence, $1.id) }
        if let spans = update.spans { self.spans = spans.sorted { $0.start < $1.start } }
        guard let bytes = update.storedBytes else { return }
        storedBytes = bytes
        let day: Int64 = 86_400_000_000
        if let last = growth.last, last.at.microseconds / day == now.microseconds / day { growth.removeLast() }
        growth.append(StoredAt(at: now, bytes: bytes))
        growth.removeFirst(max(0, growth.count - Self.growthDays))
    }
}
