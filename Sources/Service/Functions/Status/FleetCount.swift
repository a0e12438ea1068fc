internal import APIModel
internal import Core

/// Adds up the states of instances.
struct FleetCount {
    private var instances = 0
    private var levels: [String: Int] = [:]
    private var reasons: [String: Int] = [:]
    private var streaming = 0
    private var worstRPO: Double?
    private var storedBytes: Int64 = 0
    private var growth = 0.0
    private var cost = 0.0
    private let currency: String

    init(currency: String) { self.currency = currency }

    mutating func add(_ status: InstanceStatus) {
        instances += 1
        levels[status.level, default: 0] += 1
        for code in Set(status.reasons.map(\.code)) { reasons[code, default: 0] += 1 }
        if status.isStreaming { streaming += 1 }
        if let rpo = status.rpoSeconds { worstRPO = max(worstRPO ?? 0, rpo) }
        storedBytes = storedBytes.addingReportingOverflow(status.storedBytes ?? 0).partialValue
        growth += status.growthBytesPerDay ?? 0
        cost += status.costPerMonth ?? 0
    }

    func summary(at now: Timestamp, project: String?, jobs: [NamedCount], workers: Int) -> FleetSummary {
        FleetSummary(
            takenAt: WireTime(now), project: project, instances: instances,
            protected: levels[ProtectionLevel.protected.rawValue] ?? 0,
            atRisk: levels[ProtectionLevel.atRisk.rawValue] ?? 0,
            unprotected: levels[ProtectionLevel.unprotected.rawValue] ?? 0,
            reasons: reasons.sorted { $0.key < $1.key }.map { NamedCount(name: $0.key, count: $0.value) },
            streaming: streaming, worstRpoSeconds: worstRPO, jobs: jobs, workers: workers, storedBytes: storedBytes,
            growthBytesPerDay: growth, costPerMonth: cost, currency: currency)
    }
}
