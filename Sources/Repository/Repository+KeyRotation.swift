package import Core
internal import Crypto
internal import ObjectStore

/// New epochs.
extension Repository {
    private struct Recipients {
        var given: [KeySlot] = []
        /// Names of slot objects, and what is wrong with each.
        var refused: [(name: String, reason: String)] = []
    }

    /// Begins a new epoch: a new key for all objects written from now on, given to every slot without its secret.
    ///
    /// One object, written once, holds the key for all slots. Until it is there every slot opens the old ring, from then on
    /// the new one. Processes that are running learn of it later (`refreshKeys`); a rotation beside another one is refused.
    ///
    /// - Parameter dropsSlots: removes the slots that cannot be given the key, instead of refusing.
    /// - Throws: `key.recipient`, `key.rotated`, `key.mismatch` where the ring is outdated, the store's errors.
    package func rotateRepositoryKey(
        dropsSlots: Bool = false, clock: any TidemarkClock = SystemClock()
    ) async throws -> KeyRotation {
        let ring = sealer.keys
        try ring.checkSealing(ObjectNames.epochs)
        if let newest = try await epochRecords.numbers().last, newest > ring.currentEpoch {
            throw KeyRotation.overtaken(title, by: newest)
        }
        let recipients = try await recipients(ring)
        guard recipients.refused.isEmpty || dropsSlots else {
            throw KeyRotation.refused(title, recipients.refused.map(\.reason))
        }
        guard recipients.given.contains(where: { $0.slot == keys.identity.slot }) else {
            throw KeyRotation.refused(
                title, ["the slot it was opened with (\(keys.identity.slot)) could not be given its key"])
        }
        let key = SymmetricKey(size: .bits256)
        let record = try EpochRecord(
            after: ring, key: key,
            recipients: recipients.given.compactMap { slot in
                slot.recipient.map { (slot: slot.slot, publicKey: $0.publicKey.bytes) }
            }, createdAt: clock.now())
        // All that could be wrong with it is found before it counts.
        try prove(record, ring, key)
        do {
            try await store.put(
                ObjectNames.epoch(record.epoch), StoredJSON.encodeReadable(record), mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            throw KeyRotation.overtaken(title, by: record.epoch)
        }
        for slot in recipients.refused { try await store.delete(slot.name) }
        // Slots added after the look at all slots and before the record was there.
        let late = try await store.keys(ObjectNames.slots, after: nil, limit: .max)
            .map(ObjectNames.slotIdentifier)
            .filter { record.share(of: $0) == nil }
        return KeyRotation(
            epoch: record.epoch,
            slots: recipients.given.map { KeySlotSummary($0, epoch: record.epoch, hasRecipient: true) },
            dropped: recipients.refused.map { ObjectNames.slotIdentifier($0.name) }, late: late)
    }

    /// Which slots can be given a key. A recipient counts where a holder of the *current* key vouches for it: by its own
    /// proof, or by the record with which the current epoch began.
    private func recipients(_ ring: KeyRing) async throws -> Recipients {
        var record: EpochRecord?
        if ring.currentEpoch > 0 {
            do {
                record = try await epochRecords.read(ring.currentEpoch)
            } catch let error as TidemarkError where [.objectDamaged, .storeNotFound].contains(error.code) {
                record = nil
            }
            if record?.isAuthentic(ring) == false { record = nil }
        }
        var result = Recipients()
        for entry in try await store.list(ObjectNames.slots) {
            let id = ObjectNames.slotIdentifier(entry.key)
            do {
                let slot = try await slots.read(entry.key)
                try slot.check(repository: descriptor.id)
                if let recipient = slot.recipient, isVouchedFor(recipient, slot, ring, record) {
                    result.given.append(slot)
                } else if slot.recipient == nil {
                    result.refused.append((entry.key, "\(slot.name) was made before there were epochs"))
                } else {
                    result.refused.append((entry.key, "\(slot.name) has a recipient that no holder of the key made"))
                }
            } catch let error as TidemarkError where error.code == .objectDamaged {
                result.refused.append((entry.key, "slot \(id) is damaged or of an unknown kind"))
            }
        }
        return result
    }

    private func isVouchedFor(
        _ recipient: Recipient, _ slot: KeySlot, _ ring: KeyRing, _ record: EpochRecord?
    ) -> Bool {
        if recipient.epoch == ring.currentEpoch { return recipient.isAuthentic(slot: slot.slot, ring: ring) }
        guard let share = record?.share(of: slot.slot) else { return false }
        return share.publicKey == recipient.publicKey
    }

    private func prove(_ record: EpochRecord, _ ring: KeyRing, _ key: SymmetricKey) throws {
        let stored = try StoredJSON.decode(
            EpochRecord.self, from: StoredJSON.encodeReadable(record), name: ObjectNames.epoch(record.epoch))
        guard stored == record, stored.isAuthentic(ring.adding(key)),
            stored.share(of: keys.identity.slot)?.open(epoch: record.epoch, with: keys.identity, after: ring) == key
        else {
            throw TidemarkError(
                .internalDefect, "The new epoch's key does not open with the slot it was made for.",
                hint: "Report this; nothing was changed.")
        }
    }
}
