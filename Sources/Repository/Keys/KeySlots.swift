internal import Core
internal import ObjectStore

/// All key slots of a repository.
struct KeySlots {
    let store: any ObjectStore
    let descriptor: RepositoryDescriptor

    /// The slot that `source` opens: of several the one that was made last. Throws `key.mismatch`, `key.invalid`, what key
    /// services throw, and `object.damaged` where no slot opens and one is damaged.
    func open(with source: KeySource) async throws -> OpenedSlot {
        var fitting: [KeySlot] = []
        var others: [KeySlot] = []
        var damage: TidemarkError?
        for entry in try await store.list(ObjectNames.slots) {
            do {
                let slot = try await read(entry.key)
                guard slot.kind == source.kind else {
                    others.append(slot)
                    continue
                }
                fitting.append(slot)
            } catch let error as TidemarkError where error.code == .objectDamaged {
                damage = error
            } catch let error as TidemarkError where error.code == .storeNotFound {
                // Removed since the listing.
                continue
            }
        }
        var failure: TidemarkError?
        // The newest first: an old one may lack the newest epoch.
        for slot in fitting.sorted(by: { ($0.createdAt, $0.slot) > ($1.createdAt, $1.slot) }) {
            do {
                if let opened = try await slot.unwrap(repository: descriptor.id, with: source) { return opened }
            } catch let error as TidemarkError where error.code == .objectDamaged {
                damage = error
            } catch let error as TidemarkError where error.code == .keyMissing || error.code == .keyDisabled {
                // A service may know another slot's key by the same name.
                failure = error
            }
        }
        throw failure ?? damage ?? mismatch(source, tried: fitting, others: others)
    }

    /// A slot as stored, its name checked. Throws `object.damaged`.
    func read(_ key: String) async throws -> KeySlot {
        let slot = try StoredJSON.decode(KeySlot.self, from: try await store.get(key), name: key)
        guard ObjectNames.slot(slot.slot) == key else {
            throw ObjectFailure.damaged(key, "it holds slot \(slot.slot.prefix(40))")
        }
        return slot
    }

    private func mismatch(_ source: KeySource, tried: [KeySlot], others: [KeySlot]) -> TidemarkError {
        let repository = "the repository “\(descriptor.name)” at \(store.url)"
        let names = { (slots: [KeySlot]) in slots.map(\.name).joined(separator: ", ") }
        let given = source.title
        if tried.isEmpty {
            return TidemarkError(
                .keyMismatch,
                others.isEmpty
                    ? "No key slot of \(repository) is left, so nothing can open it."
                    : "The given \(given) cannot open \(repository), which has only: \(names(others)).",
                hint: others.isEmpty
                    ? "Restore its folder “keys” from a copy." : "Open it with the kind of key it was made with.")
        }
        return TidemarkError(
            .keyMismatch, "The given \(given) does not open \(repository): it does not fit \(names(tried)).",
            hint: "Give the key the repository was made with; its slots are listed in the folder “keys”.")
    }
}
