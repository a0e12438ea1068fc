internal import Core
internal import ObjectStore
internal import Synchronization

/// The keys of an open repository, which grow when a new epoch begins while it is open.
///
/// What is at hand is never given up: a store that was rolled back, or a rotation that left the slot out, does not end an
/// archiving that is under way. It is said, and the next command that opens the repository is refused.
final class RepositoryKeys: Sendable {
    private let store: any ObjectStore
    private let slot: KeySlot
    /// Of the slot the repository was opened with.
    let identity: SlotIdentity
    private let current: Mutex<KeyRing>

    /// - Parameter ring: what the slot and the epochs since give.
    init(store: any ObjectStore, opened: OpenedSlot, ring: KeyRing) {
        self.store = store
        slot = opened.slot
        identity = opened.identity
        current = Mutex(ring)
    }

    var ring: KeyRing { current.withLock { $0 } }

    /// Takes over the keys of epochs that began since; tells whether there were any. Throws `key.mismatch` where there is an
    /// epoch that the slot does not open, `key.destroyed`, and the store's errors.
    func refresh() async throws -> Bool {
        let descriptor = try await RepositoryDescriptor.read(from: store)
        if let since = descriptor.destroyedAt { throw KeyDestruction.refusal(descriptor, store.url, since) }
        let known = ring
        var base = known
        base.outdated = nil
        let opened = OpenedSlot(slot: slot, ring: base, identity: identity)
        var newer = try await EpochRecords(store: store).complete(opened)
        let outdated = newer.outdated
        if known.outdated == nil { newer.outdated = nil }
        let hasGrown = current.withLock { ring in
            guard newer.currentEpoch > ring.currentEpoch else { return false }
            ring = newer
            return true
        }
        if let outdated, known.outdated == nil {
            throw TidemarkError(
                .keyMismatch, "The repository has a newer key, which this command lacks: \(outdated.reason)",
                hint: outdated.hint)
        }
        return hasGrown
    }

    /// Does it again with newer keys where it meets an object of an epoch that began since.
    func withCurrent<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as TidemarkError where error.code == .keyMismatch {
            guard try await refresh() else { throw error }
            return try await body()
        }
    }
}
