package import Core
internal import ObjectStore

/// The ways to open a repository, managed by whoever has opened it.
extension Repository {
    var slots: KeySlots { KeySlots(store: store, descriptor: descriptor) }
    var epochRecords: EpochRecords { EpochRecords(store: store) }

    /// The newest epoch it has the key of.
    package var epoch: UInt32 { sealer.keys.currentEpoch }

    /// Takes over the keys of epochs that began since: what is written from then on is sealed in the newest one. What runs
    /// for long calls it now and then; reading needs no call. Tells whether there were any. Throws `key.mismatch` where there
    /// is an epoch that the slot does not open, `key.destroyed`, and the store's errors.
    @discardableResult
    package func refreshKeys() async throws -> Bool { try await keys.refresh() }

    /// Every slot, oldest first; unusable ones last.
    package func keySlots() async throws -> [KeySlotSummary] {
        let records = try await readableEpochs()
        var found: [KeySlotSummary] = []
        for entry in try await store.list(ObjectNames.slots) {
            do {
                let slot = try await slots.read(entry.key)
                try slot.check(repository: descriptor.id)
                found.append(
                    KeySlotSummary(
                        slot, epoch: EpochRecords.newestEpoch(of: slot, ring: sealer.keys, records: records),
                        hasRecipient: slot.recipient?.isAuthentic(slot: slot.slot, ring: sealer.keys) ?? false))
            } catch let error as TidemarkError where error.code == .objectDamaged {
                found.append(KeySlotSummary(unusable: ObjectNames.slotIdentifier(entry.key)))
            } catch let error as TidemarkError where error.code == .storeNotFound {
                // Removed since the listing.
                continue
            }
        }
        return found.sorted {
            let never = Timestamp(microseconds: .max)
            return ($0.createdAt ?? never, $0.slot) < ($1.createdAt ?? never, $1.slot)
        }
    }

    /// Makes one more way to open the repository, and proves that it opens it. Throws `key.invalid`, `key.rotated`, what
    /// key services throw, and the store's errors.
    @discardableResult
    package func addKeySlot(
        _ source: KeySource, clock: any TidemarkClock = SystemClock()
    ) async throws -> KeySlotSummary {
        let ring = sealer.keys
        try ring.checkSealing(ObjectNames.slots)
        let slot = try await KeySlot.make(
            wrapping: ring, repository: descriptor.id, under: source, createdAt: clock.now()
        ).slot
        let name = ObjectNames.slot(slot.slot)
        try await store.put(name, StoredJSON.encodeReadable(slot), mode: .ifAbsent)
        let stored = try await slots.read(name)
        guard let opened = try await stored.unwrap(repository: descriptor.id, with: source),
            opened.identity.publicKey == stored.recipient?.publicKey.bytes
        else {
            try await store.delete(name)
            throw TidemarkError(
                .internalDefect, "The new key slot does not open with the key it was made for; it was removed again.",
                hint: "Report this.")
        }
        // A rotation that did not see the new slot is seen here; one that begins later sees it.
        if let newest = try await epochRecords.numbers().last, newest > ring.currentEpoch {
            try await store.delete(name)
            throw KeyRotation.overtaken(title, by: newest)
        }
        return KeySlotSummary(slot, epoch: ring.currentEpoch, hasRecipient: true)
    }

    /// Takes one way to open the repository away. Throws `key.slot` where there is none of that name, and `key.last`
    /// where nothing else would be left that opens everything.
    ///
    /// Two removals at the same time cannot take away the last two: whoever finds afterwards that no usable slot is left
    /// puts its own back.
    package func removeKeySlot(_ identifier: String) async throws {
        let slots = try await keySlots()
        guard let slot = slots.first(where: { $0.slot == identifier }) else {
            throw TidemarkError(
                .keySlot, "\(title) has no key slot “\(identifier.prefix(40))”.",
                hint: "tidemark key list shows them.")
        }
        let newest = sealer.keys.currentEpoch
        // A slot that lacks the newest epoch is no substitute for one that has it.
        let isOther = { (other: KeySlotSummary) in
            other.isUsable && other.slot != identifier && (other.epoch >= newest || slot.epoch < newest)
        }
        guard slots.contains(where: isOther) else { throw lastSlot(slot) }
        let name = ObjectNames.slot(identifier)
        let content = try await store.get(name)
        try await store.delete(name)
        if slot.isUsable, try await !keySlots().contains(where: isOther) {
            try await store.put(name, content, mode: .ifAbsent)
            throw lastSlot(slot)
        }
    }

    /// The records of later epochs that can be read, in order.
    func readableEpochs() async throws -> [EpochRecord] {
        var records: [EpochRecord] = []
        for epoch in try await epochRecords.numbers() {
            do {
                records.append(try await epochRecords.read(epoch))
            } catch let error as TidemarkError where error.code == .objectDamaged || error.code == .storeNotFound {
                continue
            }
        }
        return records
    }

    private func lastSlot(_ slot: KeySlotSummary) -> TidemarkError {
        TidemarkError(
            .keyLast,
            "The slot \(slot.slot) is the only one that opens \(title): without it nothing could be read any more.",
            hint: "Add another one first: tidemark key add. To make everything unreadable on purpose: key destroy.")
    }
}
