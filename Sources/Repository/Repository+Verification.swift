internal import Core
internal import ObjectStore

extension Repository {
    /// Checks every object of every instance. Throws only where the repository as a whole cannot be read.
    package func verify(
        _ depth: VerifyDepth = .full, progress: @escaping @Sendable (VerifyProgress) -> Void = { _ in }
    ) async throws -> VerifyReport {
        var report = VerifyReport()
        try await verifyKeys(&report)
        try await verifyCatalogExports(&report)
        let ids = Set(try await instanceIDs()).union(try await unregisteredInstances())
        for id in ids.sorted() {
            report.add(try await InstanceRepository(repository: self, id: id).verify(depth, progress: progress))
        }
        return report
    }

    private func verifyKeys(_ report: inout VerifyReport) async throws {
        do {
            report.bytes += try await store.size(ObjectNames.descriptor) ?? 0
            _ = try await RepositoryDescriptor.read(from: store)
            report.objects += 1
            report.wholeObjects += 1
        } catch let error as TidemarkError where error.code.group != "store" {
            report.damaged.append(DamagedObject(ObjectNames.descriptor, error))
        }
        for entry in try await store.list(ObjectNames.slots) {
            report.objects += 1
            report.wholeObjects += 1
            report.bytes += entry.size
            var note: String?
            try await check(entry.key, &report, takesAway: "The key of this slot no longer opens the repository.") {
                let slot = try await slots.read(entry.key)
                try slot.check(repository: descriptor.id)
                if let recipient = slot.recipient, sealer.keys.has(recipient.epoch),
                    !recipient.isAuthentic(slot: slot.slot, ring: sealer.keys)
                {
                    throw ObjectFailure.damaged(entry.key, "no holder of the key made its recipient")
                }
                guard slot.recipient == nil else { return }
                // A damaged name makes a member that nobody knows, and the recipient is missing without a word.
                let unknown = StoredJSON.names(in: try await store.get(entry.key)).subtracting(KeySlot.members)
                guard unknown.isEmpty else {
                    throw ObjectFailure.damaged(entry.key, "it has no recipient, and a member that is not known")
                }
                note = "\(slot.name) has no recipient: renew it with tidemark key rotate --slot \(slot.slot)."
            }
            if let note { report.notes.append(note) }
        }
        for entry in try await store.list(ObjectNames.epochs) {
            report.objects += 1
            report.bytes += entry.size
            let loss = "Slots made before it no longer open what was written since."
            try await check(entry.key, &report, takesAway: loss) {
                guard let epoch = ObjectNames.epoch(of: entry.key) else {
                    throw ObjectFailure.damaged(entry.key, "it is not named like the record of an epoch")
                }
                let record = try await epochRecords.read(epoch)
                // Of an outdated ring's later epochs only the form can be told.
                guard sealer.keys.outdated != .damaged(epoch),
                    !sealer.keys.has(epoch - 1) || record.isAuthentic(sealer.keys)
                else {
                    throw ObjectFailure.damaged(entry.key, "no holder of the key made it")
                }
            }
        }
        let present = try await epochRecords.numbers()
        for epoch in 0..<sealer.keys.currentEpoch where !present.contains(epoch + 1) {
            let name = ObjectNames.epoch(epoch + 1)
            try await check(name, &report, takesAway: "Slots made before it no longer open what was written since.") {
                throw ObjectFailure.missing(name)
            }
        }
    }

    private func verifyCatalogExports(_ report: inout VerifyReport) async throws {
        for entry in try await store.list(ObjectNames.catalogs) {
            guard let export = StoredExport(entry) else {
                report.notes.append("“\(entry.key)” is no object of a Tidemark repository.")
                continue
            }
            report.objects += 1
            report.wholeObjects += 1
            report.bytes += entry.size
            let loss = "The service's catalog as of \(export.takenAt)."
            var note: String?
            try await check(entry.key, &report, takesAway: loss) {
                do {
                    _ = try await catalogExport(export)
                } catch let error as TidemarkError where error.code == .objectMissing {
                    // Its service has pruned it since the listing.
                } catch let error as TidemarkError where error.code == .repositoryFormat {
                    note = error.message
                }
            }
            if let note { report.notes.append(note) }
        }
    }

    private func check(
        _ key: String, _ report: inout VerifyReport, takesAway loss: String, _ body: () async throws -> Void
    ) async throws {
        do {
            try await body()
        } catch let error as TidemarkError where error.isObjectFailure {
            var damage = DamagedObject(key, error)
            damage.takesAway = [loss]
            report.damaged.append(damage)
        }
    }

    /// Instances whose record is gone, found by the first object of each.
    private func unregisteredInstances() async throws -> [String] {
        var ids: [String] = []
        var after: String?
        while let key = try await store.keys("instances/", after: after, limit: 1).first {
            let id = String(key.dropFirst("instances/".count).prefix { $0 != "/" })
            ids.append(id)
            after = ObjectNames.instance(id) + "~"
        }
        return ids
    }
}

extension VerifyReport {
    fileprivate mutating func add(_ other: VerifyReport) {
        objects += other.objects
        wholeObjects += other.wholeObjects
        bytes += other.bytes
        chunks += other.chunks
        segments += other.segments
        bases += other.bases
        damaged += other.damaged
        lost += other.lost
        notes += other.notes
    }
}
