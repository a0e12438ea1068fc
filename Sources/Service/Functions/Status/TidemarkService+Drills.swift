package import APIModel
internal import Catalog
internal import Core

/// What was proven.
extension TidemarkService {
    /// Drills of an instance that have ended, newest first. Throws `catalog.missing`, `RefusedFields`.
    package func drills(
        _ caller: Caller, of name: String, in project: String, _ page: PageRequest
    ) async throws -> Page<DrillReport> {
        return try await read(caller, .listDrills, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in
            let record = try transaction.instance(named: name, in: project).instance
            let before = page.after.isEmpty ? nil : try transaction.drills.find(page.after)
            guard page.after.isEmpty || before?.instance == record.id else {
                throw RefusedFields(
                    path: "query.after", "It is no place in this list.",
                    hint: "Send what the page before gave as next.")
            }
            let rows = try transaction.drills.page(of: record.id, before: before, limit: page.limit + 1)
            return Page(rows, page, key: \.id) { DrillReport($0, instance: name) }
        }
    }

    /// The signed evidence of a drill, byte for byte. Throws `catalog.missing`.
    package func evidence(_ caller: Caller, of drill: String) async throws -> [UInt8] {
        return try await read(caller, .showEvidence, on: ResourceReference(.drill, name: drill)) { transaction, _ in
            guard let record = try transaction.drills.evidence(of: drill) else {
                throw transaction.session.missing("drill \(drill)")
            }
            return record.document
        }
    }
}

extension DrillReport {
    fileprivate init(_ record: DrillRecord, instance: String) {
        self.init(
            id: record.id, instance: instance, job: record.job, repository: record.repository, plan: record.plan,
            base: record.base, restorePoint: WireTime(record.restorePoint), gtid: record.gtid,
            startedAt: WireTime(record.startedAt), endedAt: WireTime(record.endedAt),
            passed: record.outcome == .passed, rtoSeconds: record.rto.map { Double($0) / 1_000_000 },
            failure: record.failure)
    }
}
