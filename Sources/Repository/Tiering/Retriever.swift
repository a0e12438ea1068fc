package import Core
package import ObjectStore
internal import Synchronization

/// Brings back from archive classes what a restore, a verification or a copy reads. May be run again at any time: what was
/// asked for is recognised.
package struct Retriever: Sendable {
    private let instance: InstanceRepository
    private let options: RetrievalOptions
    /// Objects looked at again at a time: those of one request come back at about the same time.
    private static let looks = 64

    package init(_ instance: InstanceRepository, options: RetrievalOptions = RetrievalOptions()) {
        self.instance = instance
        self.options = options
    }

    /// Archived objects among those a restore reads.
    package func archived(for need: RestoreNeed) async throws -> [ObjectEntry] {
        guard instance.repository.store.controls != nil else { return [] }
        let chunks = Set(try await instance.base(need.base).tables.flatMap(\.chunks).map(\.id))
        return try await archived().filter { entry in
            if let segments = instance.names.segments(ofObject: entry.key) { return segments.overlaps(need.segments) }
            return chunks.contains(String(entry.key.suffix(64)))
        }
    }

    /// All archived objects of the instance.
    package func archived() async throws -> [ObjectEntry] {
        let store = instance.repository.store
        guard store.controls != nil else { return [] }
        let names = instance.names
        let listed = try await store.list(names.chunks) + store.list(names.log)
        return listed.filter { $0.storageClass?.mayBeArchived ?? false }
    }

    /// Asks the store for copies of those that cannot be read yet and were not asked for.
    package func ask(
        _ entries: [ObjectEntry], progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws -> RetrievalProgress {
        let controls = try instance.repository.store.requireControls()
        let counts = Mutex((ready: 0, asked: 0))
        let options = options
        try await instance.repository.changeAll(entries.map(\.key), progress: progress) { key in
            guard let status = try await controls.status(key) else { throw ObjectFailure.missing(key) }
            if status.isReadable { return counts.withLock { $0.ready += 1 } }
            guard status.retrieval == .notAsked else { return }
            do {
                try await controls.retrieve(key, days: options.days, speed: options.speed)
                counts.withLock { $0.asked += 1 }
            } catch let error as TidemarkError where error.code == .storeUnsupported {
                // Some stores have the names of classes and nothing behind them: then it can be read.
                _ = try await instance.repository.store.get(key, range: 0..<1)
                counts.withLock { $0.ready += 1 }
            }
        }
        let found = counts.withLock { $0 }
        return RetrievalProgress(
            ready: found.ready, total: entries.count, bytes: entries.reduce(0) { $0 + $1.size }, asked: found.asked)
    }

    /// Waits until all can be read. Throws `store.archived` when the patience is at its end.
    package func wait(
        for entries: [ObjectEntry], progress: @escaping @Sendable (RetrievalProgress) -> Void = { _ in }
    ) async throws {
        let controls = try instance.repository.store.requireControls()
        let clock = instance.repository.clock
        let begun = clock.now()
        var report = RetrievalProgress(total: entries.count, bytes: entries.reduce(0) { $0 + $1.size })
        var waiting = entries.map(\.key)[...]
        var pause = options.firstLook
        while true {
            // In order: the first that is not ready ends a look.
            var isBlocked = false
            while !isBlocked, !waiting.isEmpty {
                let batch = Array(waiting.prefix(Self.looks))
                let late = Mutex<Set<String>>([])
                try await instance.repository.changeAll(batch) { key in
                    guard let status = try await controls.status(key) else { throw ObjectFailure.missing(key) }
                    let isReadable = status.isReadable || status.retrieval == .notAsked
                    if !isReadable { late.withLock { _ = $0.insert(key) } }
                }
                let left = late.withLock { $0 }
                report.ready += batch.count - left.count
                waiting = batch.filter(left.contains)[...] + waiting.dropFirst(batch.count)
                isBlocked = !left.isEmpty
            }
            progress(report)
            if waiting.isEmpty { return }
            guard clock.now().seconds(since: begun) < options.patience else {
                throw pending(report, "after \(DurationText.of(seconds: options.patience)) of waiting")
            }
            try await clock.sleep(seconds: pause)
            pause = min(pause * 2, options.firstLook * 64)
        }
    }

    /// What is said when nobody waits.
    package func pending(_ report: RetrievalProgress, _ when: String = "now") -> TidemarkError {
        TidemarkError(
            .storeArchived,
            "\(report.total - report.ready) of \(report.total) objects (\(ByteCount(report.bytes)) in all) lie in an archive "
                + "class and cannot be read \(when); their retrieval was asked for (\(options.speed.rawValue)).",
            hint: "Run the same command again \(Self.comeBack(options.speed)); the copies stay readable for "
                + "\(options.days) days.")
    }

    private static func comeBack(_ speed: RetrievalSpeed) -> String {
        switch speed {
        case .expedited: "in some minutes"
        case .standard: "in 3 to 12 hours"
        case .bulk: "in 5 to 48 hours"
        }
    }
}
