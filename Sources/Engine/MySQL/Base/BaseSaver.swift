internal import Core
internal import Repository

/// Stores how far a base has come, every few seconds, so that the next job can continue it.
struct BaseSaver {
    let instance: InstanceRepository
    let ledger: BaseLedger
    let draft: BaseManifest
    let clock: any TidemarkClock

    /// Runs `body` with saving beside it, and once more when `body` fails.
    func whileSaving<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        let saving = Task { try await run() }
        do {
            let result = try await body()
            saving.cancel()
            _ = try? await saving.value
            return result
        } catch {
            saving.cancel()
            _ = try? await saving.value
            // Not a child of a cancelled task: this write is what makes the interruption cheap.
            _ = try? await Task { try await leave() }.value
            throw error
        }
    }

    /// Seconds after which it is stored although nothing has changed: as long as it is, a prune leaves what it may need.
    private static let lifeSign: Double = 600

    /// Seconds between two saves: three, or twenty times what one costs.
    private func run() async throws {
        var saved = -1
        var savedAt = clock.now()
        var pause = 3.0
        while true {
            try await clock.sleep(seconds: pause)
            let revision = await ledger.revision
            guard revision != saved || clock.now().seconds(since: savedAt) > Self.lifeSign else { continue }
            let start = clock.now()
            try await save()
            saved = revision
            savedAt = clock.now()
            pause = max(3, 20 * clock.now().seconds(since: start))
        }
    }

    private func save() async throws {
        var manifest = draft
        manifest.tables = await ledger.tables
        manifest.savedAt = clock.now()
        try await instance.saveProgress(manifest)
    }

    /// What was read is for the next job; where nothing was, there is no base to continue.
    private func leave() async throws {
        if await ledger.tables.isEmpty { try await instance.discardPending(draft.id) } else { try await save() }
    }
}
