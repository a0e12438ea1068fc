internal import Core
internal import ObjectStore

/// The records of a repository's later epochs.
struct EpochRecords {
    let store: any ObjectStore

    /// The epochs that have a record, in order.
    func numbers() async throws -> [UInt32] {
        try await store.keys(ObjectNames.epochs, after: nil, limit: .max).compactMap(ObjectNames.epoch(of:)).sorted()
    }

    /// Throws `object.damaged` where it is not one, `store.notFound`.
    func read(_ epoch: UInt32) async throws -> EpochRecord {
        let name = ObjectNames.epoch(epoch)
        let record = try StoredJSON.decode(EpochRecord.self, from: try await store.get(name), name: name)
        guard record.epoch == epoch else { throw ObjectFailure.damaged(name, "it is the record of another epoch") }
        return record
    }

    /// The ring of a slot with the keys of all epochs that began since the slot was made.
    ///
    /// A record that is missing, damaged or without a share for the slot does not keep from reading what is older: the ring
    /// then says that it is outdated.
    func complete(_ opened: OpenedSlot) async throws -> KeyRing {
        var ring = opened.ring
        for epoch in try await numbers() where epoch > ring.currentEpoch {
            guard epoch == ring.currentEpoch + 1 else {
                ring.outdated = .absent(ring.currentEpoch + 1)
                return ring
            }
            do {
                let record = try await read(epoch)
                guard record.isAuthentic(ring) else {
                    ring.outdated = .damaged(epoch)
                    return ring
                }
                guard let share = record.share(of: opened.slot.slot) else {
                    ring.outdated = .excluded(slot: opened.slot.slot, epoch: epoch)
                    return ring
                }
                guard let key = share.open(epoch: epoch, with: opened.identity, after: ring),
                    record.isAuthentic(ring.adding(key))
                else {
                    ring.outdated = .damaged(epoch)
                    return ring
                }
                ring = ring.adding(key)
            } catch let error as TidemarkError where error.code == .objectDamaged {
                ring.outdated = .damaged(epoch)
                return ring
            }
        }
        return ring
    }

    /// Which epochs a slot has the key of, up to what `records` say of it.
    static func newestEpoch(of slot: KeySlot, ring: KeyRing, records: [EpochRecord]) -> UInt32 {
        var newest: UInt32 = 0
        if let recipient = slot.recipient, recipient.isAuthentic(slot: slot.slot, ring: ring) {
            newest = recipient.epoch
        }
        for record in records.sorted(by: { $0.epoch < $1.epoch })
        where record.epoch == newest + 1 && record.share(of: slot.slot) != nil && record.isAuthentic(ring) {
            newest = record.epoch
        }
        return newest
    }
}
