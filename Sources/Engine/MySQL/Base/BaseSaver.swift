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
            _ = try? await Task { try await save() }.value
            throw error
        }
    }

    /// Seconds between two saves: three, or twenty times what one costs.
    private func run() async throws {
        var saved = -1
        var pause = 3.0
        while true {
            try await clock.sleep(seconds: pause)
            let revision = await ledger.revision
            guard revision != saved else { continue }
            let start = clock.now()
            try await save()
            saved = revision
            pause = max(3, 20 * clock.now().seconds(since: start))
        }
    }

    private func save() async throws {
        var manifest = draft
        manifest.tables = await ledger.tables
        guard !manifest.tables.isEmpty else { return }
        try await instance.saveProgress(manifest)
    }
}
