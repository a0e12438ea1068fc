internal import Core
internal import Repository

/// Looks for an interrupted base that this one can continue.
enum Continuation {
    /// The newest pending base of the same server, patterns and run of the log; older ones are forgotten.
    static func find(
        _ draft: BaseManifest, _ context: BaseContext, _ archive: ArchiveFollower
    ) async throws -> BaseManifest? {
        var found: BaseManifest?
        for pending in try await context.instance.pendingBases().reversed() {
            if found == nil, fits(pending, draft) {
                // Everything since the interrupted base began must be looked at for DDL.
                if try await archive.rewind(to: pending.firstSegment) {
                    found = pending
                    await context.progress.note(
                        "Continuing the base of \(pending.startedAt): \(pending.tables.count) tables are read already.")
                    continue
                }
            }
            try await context.instance.discardPending(pending.id)
        }
        return found
    }

    private static func fits(_ pending: BaseManifest, _ draft: BaseManifest) -> Bool {
        pending.format == draft.format && pending.run == draft.run && pending.firstSegment > 0
            && pending.source.isSameServer(as: draft.source) == true && pending.include == draft.include
            && pending.exclude == draft.exclude && pending.settings == draft.settings
            && !pending.tables.isEmpty
    }
}
