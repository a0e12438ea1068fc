internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    /// What is known of a project now: everything its report follows from, in as many questions for many instances as for few.
    func observation(of project: ProjectRecord, cache: FactsCache) throws -> ProjectObservation {
        let fleet = try FleetFacts(self, project, after: "", limit: Int(Int32.max), cache: cache)
        let drills = try lastDrills(in: project.id)
        let records = try repositories.page(in: project.id, limit: Int(Int32.max))
        var keys: [String: AssignedKey.Kind] = [:]
        for record in records { keys[record.id] = try repositories.secrets(of: record.id)?.key.kind }
        let stores = ObservedStores(records: records, keys: keys)
        return ProjectObservation(
            project: project.name, title: project.title, now: fleet.now,
            instances: try fleet.instances.map { record in
                var observation = try InstanceObservation(record, fleet)
                observation.stores = stores.observations(
                    fleet.facts(of: record), plan: fleet.plans(of: record).onlyOne?.plan)
                observation.drill = drills[record.id]
                return observation
            },
            rights: try rightsSummary(of: project), audit: try auditProof())
    }

    /// The newest drill of each instance of a project, with its evidence, by instance.
    private func lastDrills(in project: String) throws -> [String: DrillObservation] {
        let rows = try session.query(
            """
            SELECT d.id, d.instance, d.ended_at, d.restore_point, d.outcome, d.rto, e.object, e.public_key
            FROM instances i JOIN drills d ON d.id = (
                SELECT n.id FROM drills n WHERE n.instance = i.id ORDER BY n.ended_at DESC, n.id DESC LIMIT 1)
            LEFT JOIN evidence e ON e.drill = d.id
            WHERE i.project = ?
            """, [.text(project)])
        var drills: [String: DrillObservation] = [:]
        for row in rows {
            drills[try row.text("instance")] = DrillObservation(
                id: try row.text("id"), endedAt: try row.time("ended_at"), restorePoint: try row.time("restore_point"),
                passed: try row.text("outcome") == DrillRecord.Outcome.passed.rawValue,
                rto: try row.optionalInteger("rto").map { Double($0) / 1_000_000 },
                evidence: try row.optionalText("object"), publicKey: try row.optionalText("public_key"))
        }
        return drills
    }
}

extension InstanceObservation {
    /// What the fleet's facts tell; stores and drill are the caller's.
    fileprivate init(_ record: InstanceRecord, _ fleet: FleetFacts) throws {
        let instance = try fleet.names.instance(record)
        self.init(name: record.name, site: fleet.names.site(record.site), tls: instance.tls)
        let covering = fleet.plans(of: record)
        let plan = covering.onlyOne?.plan
        let protection = fleet.protection(of: record)
        plans = covering.map(\.record.name).sorted()
        wantsLog = plan?.streamsLog ?? false
        promisedRPO = plan?.alerts.rpo.map { Double($0.seconds) }
        isStreaming = protection.isStreaming
        rpo = protection.rpo
        window = protection.spans.max { $0.end < $1.end }
        let kept = plan?.retention.logStart(at: fleet.now) ?? Timestamp(microseconds: .min)
        gaps = CoveredSpan.gaps(in: protection.spans, after: kept).count
        newestBase = protection.newestBase?.convergence
        notStarted = protection.notStarted
        isBaseOverdue = ProtectionState(protection).reasons.contains { $0.code == "base-overdue" }
        reportedAt = fleet.facts(of: record)?.updatedAt
    }
}

extension Array {
    /// The only member; nil where there are none or several.
    fileprivate var onlyOne: Element? { count == 1 ? first : nil }
}
