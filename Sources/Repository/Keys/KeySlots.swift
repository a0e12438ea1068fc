internal import Core
internal import ObjectStore

/// All key slots of a repository.
struct KeySlots {
    let store: any ObjectStore
    let descriptor: RepositoryDescriptor

    /// The key ring from the first slot that `source` opens. Throws `key.mismatch`, `key.invalid`, and `object.damaged`
    /// where no slot opens and one is damaged.
    func open(with source: KeySource) async throws -> KeyRing {
        var tried: [KeySlot] = []
        var others: [KeySlot] = []
        var damage: TidemarkError?
        for entry in try await store.list(ObjectNames.slots) {
            do {
                let slot = try await read(entry.key)
                guard slot.kind == source.kind else {
                    others.append(slot)
                    continue
                }
                if let keys = try slot.unwrap(repository: descriptor.id, with: source) { return keys }
                tried.append(slot)
            } catch let error as TidemarkError where error.code == .objectDamaged {
                damage = error
            }
        }
        throw damage ?? mismatch(source, tried: tried, others: others)
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
        let given =
            switch source {
            case .keyFile(_, let label): "key file “\(label)”"
            case .passphrase: "passphrase"
            }
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
