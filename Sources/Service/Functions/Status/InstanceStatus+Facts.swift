internal import APIModel
internal import Catalog
internal import Core

extension InstanceStatus {
    init(_ record: InstanceRecord, _ fleet: FleetFacts, prices: StoragePrices) {
        let facts = fleet.facts(of: record)
        let protection = fleet.protection(of: record)
        let state = ProtectionState(protection)
        let covering = fleet.plans(of: record)
        let plan = covering.count == 1 ? covering.first?.plan : nil
        let costs = StorageCosts(facts, prices: prices) { fleet.repository($0) }
        let kept = plan?.retention.logStart(at: fleet.now) ?? Timestamp(microseconds: .min)
        self.init(
            instance: record.name, project: fleet.names.project.name, site: fleet.names.site(record.site),
            level: state.level.rawValue,
            reasons: state.reasons.map { ReasonDocument(code: $0.code, text: $0.text) },
            plan: plan?.name.description, newDatabases: state.newDatabases, isStreaming: protection.isStreaming,
            rpoSeconds: protection.rpo,
            window: protection.spans.max { $0.end < $1.end }.map { SpanDocument($0) },
            gaps: CoveredSpan.gaps(in: protection.spans, after: kept).count,
            lastBase: protection.newestBase.map { BaseDocument($0) },
            lastDrill: fleet.drill(of: record).map {
                DrillDocument(endedAt: WireTime($0.endedAt), succeeded: $0.passed, rtoSeconds: $0.rto)
            },
            nextBaseAt: fleet.nextBase(of: record).map { WireTime($0) },
            storedBytes: costs.shares.isEmpty
                ? nil : Int64(clamping: costs.shares.reduce(0 as UInt64) { $0 + $1.bytes }),
            growthBytesPerDay: facts?.growthPerDay(),
            stored: costs.shares.map {
                StoredDocument(
                    storageClass: $0.storageClass, bytes: Int64(clamping: $0.bytes), costPerMonth: $0.cost)
            },
            costPerMonth: costs.total, currency: costs.currency,
            reportedAt: facts.map { WireTime($0.updatedAt) })
    }
}

extension SpanDocument {
    init(_ span: CoveredSpan) {
        self.init(start: WireTime(span.start), end: WireTime(span.end), isOpen: span.isOpen)
    }
}

extension BaseDocument {
    init(_ base: BaseFact) {
        self.init(
            convergence: WireTime(base.convergence), isUsable: base.isUsable, seconds: max(0, base.seconds))
    }
}
