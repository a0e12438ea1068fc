internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// What was taken away of the log on purpose. Throws `object.damaged` and `object.truncated`.
    package func removals() async throws -> RemovalRecord {
        let name = names.removals
        let sections: [[UInt8]]
        do {
            sections = try await repository.read(.removalRecord, name)
        } catch let error as TidemarkError where error.code == .objectMissing {
            return RemovalRecord()
        }
        let record = try StoredJSON.decode(RemovalRecord.self, from: sections[0], name: name)
        guard record.isWellFormed else { throw ObjectFailure.damaged(name, "its ranges overlap") }
        return record
    }

    /// Says that segments are about to be taken away, before they are: from then on they count as gone. Throws
    /// `lease.lost`.
    package func recordRemoval(
        of segments: [ClosedRange<UInt64>], _ reason: RemovalReason, under lease: MaintenanceLease
    ) async throws {
        var record = try await removals()
        let before = record
        for range in segments { record.add(range, reason) }
        guard record != before else { return }
        try await lease.check()
        try await repository.write(.removalRecord, names.removals, [StoredJSON.encode(record)], mode: .overwrite)
    }
}
