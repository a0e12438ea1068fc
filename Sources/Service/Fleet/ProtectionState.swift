internal import Core

/// Whether an instance is protected as its plan says, and why not: a pure function of facts.
package struct ProtectionState: Hashable, Sendable {
    package let level: ProtectionLevel
    /// Empty unless it is at risk.
    package let reasons: [ProtectionReason]
    /// Databases that came after the newest base; a risk only where no log holds them, and always worth seeing.
    package let newDatabases: [String]

    package init(_ facts: ProtectionFacts) {
        newDatabases = facts.newDatabases
        guard let plan = facts.plans.first else {
            level = .unprotected
            reasons = []
            return
        }
        guard facts.plans.count == 1 else {
            level = .atRisk
            reasons = [.severalPlans(facts.plans.map(\.name).sorted())]
            return
        }
        reasons = Self.bases(facts, plan) + Self.log(facts, plan) + Self.others(facts, plan)
        level = reasons.isEmpty ? .protected : .atRisk
    }

    private static func bases(_ facts: ProtectionFacts, _ plan: Plan) -> [ProtectionReason] {
        var reasons: [ProtectionReason] = []
        if let newest = facts.newestBase {
            // The next one may be running; the one after it must not be due before it is there.
            let from = max(newest.convergence, facts.boundSince ?? newest.convergence)
            if isOverdue(from, facts, plan) { reasons.append(.baseOverdue(newest: newest.convergence)) }
        } else {
            reasons.append(.noBase)
        }
        if let since = facts.notStarted { reasons.append(.notStarted(since: since)) }
        return reasons
    }

    /// Whether two due instants have passed since an instant.
    private static func isOverdue(_ from: Timestamp, _ facts: ProtectionFacts, _ plan: Plan) -> Bool {
        if let cycle = facts.cycle { return from < cycle.lastButOne }
        guard let next = plan.cycle.next(after: from), let second = plan.cycle.next(after: next) else { return false }
        return second < facts.now
    }

    private static func log(_ facts: ProtectionFacts, _ plan: Plan) -> [ProtectionReason] {
        guard plan.streamsLog else { return facts.newDatabases.map { .newDatabase($0) } }
        var reasons: [ProtectionReason] = []
        if !facts.isStreaming {
            reasons.append(.noStream)
            reasons += facts.newDatabases.map { .newDatabase($0) }
        }
        let kept = plan.retention.logStart(at: facts.now)
        let start = [kept, facts.boundSince].compactMap { $0 }.max()
        reasons += CoveredSpan.gaps(in: facts.spans, after: start ?? Timestamp(microseconds: .min))
            .map { .gap(from: $0.lowerBound, to: $0.upperBound) }
        if let limit = plan.alerts.rpo {
            if let rpo = facts.rpo {
                if rpo > Double(limit.seconds) { reasons.append(.rpoExceeded(seconds: rpo, limit: limit.seconds)) }
            } else if facts.isStreaming {
                reasons.append(.rpoUnknown)
            }
        }
        return reasons
    }

    private static func others(_ facts: ProtectionFacts, _ plan: Plan) -> [ProtectionReason] {
        let unmet = facts.prechecks.filter { $0.isRequired && !$0.isMet }
        return unmet.map { .precheckUnmet(title: $0.title) }
            + plan.obstacles(facts).map { .planCannotBeMet($0) }
            + (facts.lastDrillFailed ? [.drillFailed] : [])
    }
}
