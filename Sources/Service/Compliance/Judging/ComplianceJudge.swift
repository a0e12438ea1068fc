internal import APIModel
package import Core

/// Says of each fact whether it holds: a pure function of what is known. A limit counts only where a plan promises it or a
/// user has written it; without one a figure is shown and not judged.
package struct ComplianceJudge: Sendable {
    private let now: Timestamp
    /// Repositories that are known to be elsewhere, by name.
    private let offSite: Set<String>
    private let limits: ControlLimits

    package init(now: Timestamp, offSite: Set<String> = [], limits: ControlLimits = .none) {
        self.now = now
        self.offSite = offSite
        self.limits = limits
    }

    /// Nil for a fact of the whole project.
    package func judge(_ fact: ComplianceFact, of instance: InstanceObservation) -> Judgement? {
        switch fact {
        case .plan: plan(instance)
        case .base: base(instance)
        case .log: log(instance)
        case .window: window(instance)
        case .rpo: rpo(instance)
        case .offSiteCopy: offSiteCopy(instance)
        case .immutability: immutability(instance)
        case .encryption: encryption(instance)
        case .keys: keys(instance)
        case .transport: transport(instance)
        case .drill: drill(instance)
        case .rights, .audit: nil
        }
    }

    /// Nil for a fact of an instance.
    package func judge(_ fact: ComplianceFact, of project: ProjectObservation) -> Judgement? {
        switch fact {
        case .rights: rights(project.rights)
        case .audit: audit(project.audit)
        default: nil
        }
    }

    private func plan(_ instance: InstanceObservation) -> Judgement {
        switch instance.plans.count {
        case 0: Judgement(.notMet, .noPlan)
        case 1: Judgement(.met, .covered(by: instance.plans[0]))
        default: Judgement(.notMet, .severalPlans(instance.plans))
        }
    }

    private func base(_ instance: InstanceObservation) -> Judgement {
        guard let newest = instance.newestBase else { return Judgement(.notMet, .noBase) }
        if let limit = limits[.baseAge], now.seconds(since: newest) > limit {
            return Judgement(.notMet, .baseTooOld(at: newest, limit: limit))
        }
        if instance.isBaseOverdue { return Judgement(.notMet, .baseOverdue(newest: newest)) }
        if let since = instance.notStarted { return Judgement(.notMet, .baseNotStarted(since: since)) }
        return Judgement(.met, .base(at: newest))
    }

    private func log(_ instance: InstanceObservation) -> Judgement {
        if instance.isStreaming { return Judgement(.met, .streaming) }
        return Judgement(.notMet, instance.plans.count == 1 && !instance.wantsLog ? .noLogWanted : .notStreaming)
    }

    private func window(_ instance: InstanceObservation) -> Judgement {
        guard let window = instance.window else { return Judgement(.notMet, .noWindow) }
        if instance.gaps > 0 { return Judgement(.notMet, .gaps(instance.gaps)) }
        let length = window.end.seconds(since: window.start)
        if let limit = limits[.window], length < limit {
            return Judgement(.notMet, .windowTooShort(seconds: length, limit: limit))
        }
        return Judgement(.met, .window(from: window.start, to: window.isOpen ? nil : window.end))
    }

    private func rpo(_ instance: InstanceObservation) -> Judgement {
        guard let rpo = instance.rpo else { return Judgement(.unknown, .rpoUnknown) }
        guard let limit = limits[.rpo] ?? instance.promisedRPO else {
            return Judgement(.notJudged, .behind(seconds: rpo, limit: nil))
        }
        return Judgement(rpo <= limit ? .met : .notMet, .behind(seconds: rpo, limit: limit))
    }

    private func encryption(_ instance: InstanceObservation) -> Judgement {
        // The stored format knows no other way.
        instance.stores.contains(where: \.holdsBase)
            ? Judgement(.met, .sealed) : Judgement(.unknown, .nothingStored)
    }

    private func keys(_ instance: InstanceObservation) -> Judgement {
        guard !instance.stores.isEmpty else { return Judgement(.unknown, .nothingStored) }
        let lacking = instance.stores.filter { $0.key == nil }.map(\.name)
        guard lacking.isEmpty else { return Judgement(.notMet, .noKey(of: lacking)) }
        return Judgement(
            .met, .keys(instance.stores.compactMap { store in store.key.map { .init(store: store.name, kind: $0) } }))
    }

    private func transport(_ instance: InstanceObservation) -> Judgement {
        switch instance.tls {
        case .disabled, .preferred: Judgement(.notMet, .transport(instance.tls))
        case .required, .verifyCA, .verifyIdentity: Judgement(.met, .transport(instance.tls))
        }
    }

    private func drill(_ instance: InstanceObservation) -> Judgement {
        guard let drill = instance.drill else { return Judgement(.notMet, .noDrill) }
        guard drill.passed else { return Judgement(.notMet, .drillFailed(at: drill.endedAt)) }
        guard drill.evidence != nil else { return Judgement(.notMet, .noEvidence(of: drill.id)) }
        if let limit = limits[.drillAge], now.seconds(since: drill.endedAt) > limit {
            return Judgement(.notMet, .drillTooOld(at: drill.endedAt, limit: limit))
        }
        return Judgement(.met, .drillPassed(id: drill.id, at: drill.endedAt, rto: drill.rto))
    }

    private func rights(_ rights: RightsSummary) -> Judgement {
        switch rights {
        case .notAvailable: Judgement(.unknown, .rightsNotAvailable)
        // Who ought to hold what nobody but a person can say.
        case .roles(let roles): Judgement(.notJudged, .rights(roles))
        }
    }

    private func audit(_ audit: AuditProof) -> Judgement {
        guard case .chain(let chain) = audit else { return Judgement(.unknown, .auditNotAvailable) }
        guard let verified = chain.verified else {
            return Judgement(.unknown, .auditNeverVerified(entries: chain.entries))
        }
        guard verified.isIntact else { return Judgement(.notMet, .auditBroken(at: verified.at)) }
        if let limit = limits[.auditAge], now.seconds(since: verified.at) > limit {
            return Judgement(.notMet, .auditTooOld(at: verified.at, limit: limit))
        }
        return Judgement(
            .met, .auditIntact(entries: chain.entries, at: verified.at, checkpoint: chain.checkpointAt))
    }
}

/// Facts of which one good repository is enough.
extension ComplianceJudge {
    private func offSiteCopy(_ instance: InstanceObservation) -> Judgement {
        let copies = instance.stores.filter(\.isCopy)
        let first = instance.stores.first { !$0.isCopy }
        // A repository that is elsewhere itself needs no copy.
        let own = first.flatMap { offSite.contains($0.name) ? [$0] : nil } ?? []
        let found = (own + copies).map { offSiteCopy($0, beside: first) }
        return Self.best(of: found) ?? Judgement(.notMet, .noCopy)
    }

    private func offSiteCopy(_ store: StoreObservation, beside first: StoreObservation?) -> Judgement {
        guard store.holdsBase, let newest = store.newest else { return Judgement(.notMet, .copyEmpty(store.name)) }
        if let limit = limits[.copyAge], now.seconds(since: newest) > limit {
            return Judgement(.notMet, .copyTooOld(store.name, newest: newest, limit: limit))
        }
        let isElsewhere =
            offSite.contains(store.name) ? true : first.flatMap { store.place.isElsewhere(than: $0.place) }
        return switch isElsewhere {
        case true?: Judgement(.met, .copied(to: store.name, newest: newest))
        case false?: Judgement(.notMet, .samePlace(store.name))
        case nil: Judgement(.unknown, .placeUnknown(store.name))
        }
    }

    private func immutability(_ instance: InstanceObservation) -> Judgement {
        let holding = instance.stores.filter(\.holdsBase)
        guard !holding.isEmpty else { return Judgement(.unknown, .nothingStored) }
        let found = holding.map { store -> Judgement in
            guard let lock = store.lock else { return Judgement(.unknown, .lockUnknown(store.name)) }
            guard let mode = lock.mode, lock.days > 0 else { return Judgement(.notMet, .notLocked(store.name)) }
            if let limit = limits[.lock], Double(lock.days) * 86_400 < limit {
                return Judgement(.notMet, .lockTooShort(store.name, days: lock.days, limit: limit))
            }
            return Judgement(.met, .locked(store.name, mode: mode, days: lock.days))
        }
        return Self.best(of: found) ?? Judgement(.unknown, .nothingStored)
    }

    /// What is met before what is unknown, and that before the rest; of several the first.
    private static func best(of judgements: [Judgement]) -> Judgement? {
        let falling: [ComplianceState] = [.met, .unknown, .notJudged, .notMet]
        for state in falling {
            if let found = judgements.first(where: { $0.state == state }) { return found }
        }
        return nil
    }
}
