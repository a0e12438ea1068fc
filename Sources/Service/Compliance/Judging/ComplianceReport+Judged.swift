internal import APIModel
internal import Core

extension ComplianceReport {
    /// What is known of a project, judged by a set of controls.
    init(_ project: ProjectObservation, by set: ControlSet, in language: ReportLanguage, version: String) {
        self.init(
            project: project.project, projectTitle: project.title, takenAt: WireTime(project.now), language: language,
            controlSet: set.name, title: set.title[language], note: set.note[language],
            controls: set.controls.map { ComplianceControl($0, project, offSite: set.offSite, in: language) },
            instances: project.instances.map {
                ComplianceInstance($0, project.now, offSite: set.offSite, in: language)
            },
            rights: project.rights.document, audit: project.audit.document, version: version)
    }
}

extension ComplianceControl {
    fileprivate init(
        _ control: Control, _ project: ProjectObservation, offSite: Set<String>, in language: ReportLanguage
    ) {
        let judge = ComplianceJudge(now: project.now, offSite: offSite, limits: control.limits)
        let findings = control.facts.flatMap { fact -> [ComplianceFinding] in
            guard !fact.isOfProject else {
                return [judge.judge(fact, of: project)].compactMap { $0 }.map {
                    ComplianceFinding($0, fact, nil, in: language)
                }
            }
            return project.instances.compactMap { instance in
                judge.judge(fact, of: instance).map { ComplianceFinding($0, fact, instance.name, in: language) }
            }
        }
        self.init(
            id: control.id, title: control.title[language], text: control.text[language],
            facts: control.facts.map(\.rawValue), limits: control.limits.shown, findings: findings)
    }
}

extension ComplianceFinding {
    fileprivate init(
        _ judgement: Judgement, _ fact: ComplianceFact, _ instance: String?, in language: ReportLanguage
    ) {
        self.init(
            fact: fact.rawValue, instance: instance, state: judgement.state,
            text: judgement.statement.text(in: language))
    }
}

extension ComplianceInstance {
    fileprivate init(
        _ instance: InstanceObservation, _ now: Timestamp, offSite: Set<String>, in language: ReportLanguage
    ) {
        let judge = ComplianceJudge(now: now, offSite: offSite)
        self.init(
            instance: instance.name, site: instance.site,
            plan: instance.plans.count == 1 ? instance.plans.first : nil,
            reportedAt: instance.reportedAt.map { WireTime($0) }, window: instance.window.map { SpanDocument($0) },
            rpoSeconds: instance.rpo, stores: instance.stores.map { ComplianceStore($0) },
            lastDrill: instance.drill.map { ComplianceDrill($0) },
            findings: ComplianceFact.allCases.compactMap { fact in
                judge.judge(fact, of: instance).map { ComplianceFinding($0, fact, instance.name, in: language) }
            })
    }
}

extension ComplianceStore {
    fileprivate init(_ store: StoreObservation) {
        self.init(
            name: store.name, url: store.url, isCopy: store.isCopy, bases: store.bases.map { Int64(clamping: $0) },
            newestBase: store.newest.map { WireTime($0) }, keyKind: store.key?.rawValue, lock: store.lock)
    }
}

extension ComplianceDrill {
    fileprivate init(_ drill: DrillObservation) {
        self.init(
            id: drill.id, endedAt: WireTime(drill.endedAt), restorePoint: WireTime(drill.restorePoint),
            passed: drill.passed, rtoSeconds: drill.rto, evidence: drill.evidence, publicKey: drill.publicKey)
    }
}
