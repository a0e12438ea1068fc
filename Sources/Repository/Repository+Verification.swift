internal import Core
internal import ObjectStore

extension Repository {
    /// Reads every object of every instance. Throws only where the repository as a whole cannot be read.
    package func verify(
        progress: @escaping @Sendable (VerifyProgress) -> Void = { _ in }
    ) async throws -> VerifyReport {
        var report = VerifyReport()
        try await verifyKeys(&report)
        let ids = Set(try await instanceIDs()).union(try await unregisteredInstances())
        for id in ids.sorted() {
            report.add(try await InstanceRepository(repository: self, id: id).verify(progress: progress))
        }
        return report
    }

    private func verifyKeys(_ report: inout VerifyReport) async throws {
        do {
            report.bytes += try await store.size(ObjectNames.descriptor) ?? 0
            _ = try await RepositoryDescriptor.read(from: store)
            report.objects += 1
        } catch let error as TidemarkError where error.code.group != "store" {
            report.damaged.append(DamagedObject(ObjectNames.descriptor, error))
        }
        let slots = KeySlots(store: store, descriptor: descriptor)
        for entry in try await store.list(ObjectNames.slots) {
            report.objects += 1
            report.bytes += entry.size
            do {
                try await slots.read(entry.key).check(repository: descriptor.id)
            } catch let error as TidemarkError where error.isObjectFailure {
                var damage = DamagedObject(entry.key, error)
                damage.takesAway = ["The key of this slot no longer opens the repository."]
                report.damaged.append(damage)
            }
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
        bytes += other.bytes
        chunks += other.chunks
        segments += other.segments
        bases += other.bases
        damaged += other.damaged
        lost += other.lost
        notes += other.notes
    }
}
