internal import APIModel
internal import Core

/// What people are told of prerequisites, of what bases hold and how they compress, and of repositories.
extension Planning {
    /// Seconds before a base that hardly compresses whose restore points are held.
    private static let heldSeconds = 86_400.0

    /// What was there and is not any more. What was never there the check itself shows.
    mutating func watchPrerequisites(
        _ instance: PlannedInstance, _ facts: InstanceFacts?, _ memory: inout WatchMemory
    ) {
        guard let checks = facts?.checks, !checks.isEmpty else { return }
        let required = checks.filter(\.isRequired)
        let met = required.filter(\.isMet).map(\.id).sorted()
        var lost = memory.lostChecks ?? []
        for check in required where !check.isMet && !lost.contains(check.id) {
            guard memory.metChecks?.contains(check.id) ?? false else { continue }
            lost.append(check.id)
            tell(
                .prerequisiteLost, instance,
                ["check": check.id, "message": "\(check.title): \(check.detail)", "mend": check.mend ?? ""])
        }
        for id in lost where met.contains(id) { tell(.prerequisiteBack, instance, ["check": id]) }
        lost.removeAll { met.contains($0) }
        memory.lostChecks = lost.isEmpty ? nil : lost.sorted()
        memory.metChecks = met
    }

    /// - Parameter known: databases that were known before the newest look.
    mutating func watchBases(
        _ instance: PlannedInstance, _ facts: InstanceFacts?, _ known: [String]?, _ memory: inout WatchMemory
    ) {
        guard let facts, let newest = facts.bases.last else { return }
        watchDatabases(of: newest, instance, facts, known, &memory)
        guard newest.id != memory.judgedBase else { return }
        // What was there when the instance was first looked at is no news.
        let isFirst = memory.judgedBase == nil
        memory.judgedBase = newest.id
        guard !isFirst, let collapse = Compressibility.collapse(in: facts.bases) else { return }
        tell(
            .baseIncompressible, instance,
            [
                "base": collapse.base, "ratio": Self.ratio(collapse.ratio), "usualRatio": Self.ratio(collapse.usual),
                "hold": newest.startedAt.description,
            ])
        guard let repository = snapshot.repositories.first(where: { $0.id == facts.repository }) else { return }
        let payload = HoldPayload(
            until: newest.startedAt, span: Self.heldSeconds,
            label: "before the base \(newest.id), which hardly compresses")
        order(
            PlannedJob(
                key: "hold/\(instance.id)/base/\(newest.id)", kind: .hold, subject: subject(instance, repository),
                payload: Self.text(payload)))
    }

    private mutating func watchDatabases(
        of base: ReportedBase, _ instance: PlannedInstance, _ facts: InstanceFacts, _ known: [String]?,
        _ memory: inout WatchMemory
    ) {
        guard let held = base.databases, let there = facts.databases else { return }
        let before = memory.unprotected ?? []
        // One that has come since is in the next base.
        let lacking = there.filter { !held.contains($0) && (before.contains($0) || isOld($0, base, known, memory)) }
        for name in lacking where !before.contains(name) {
            tell(.databaseUnprotected, instance, ["database": name, "base": base.id])
        }
        for name in before where !lacking.contains(name) {
            tell(.databaseProtected, instance, ["database": name])
        }
        memory.unprotected = lacking.isEmpty ? nil : lacking
    }

    /// Whether a database was known before a base that nobody has judged yet.
    private func isOld(_ name: String, _ base: ReportedBase, _ known: [String]?, _ memory: WatchMemory) -> Bool {
        base.id != memory.judgedBase && (known?.contains(name) ?? false)
    }

    /// A stream that stores again speaks for its repository.
    mutating func watchRepositories() {
        for (key, trouble) in snapshot.troubles.sorted(by: { $0.key < $1.key }) {
            guard let repository = snapshot.repositories.first(where: { RepositoryTrouble.key(of: $0.id) == key }),
                snapshot.facts.values.contains(where: { $0.repository == repository.id && $0.isStored(since: trouble) })
            else { continue }
            decision.removals.append(key)
            decision.events.append(
                PlannedEvent(.repositoryBack, project: repository.project, ["repository": repository.name]))
        }
    }

    /// `3.1`
    private static func ratio(_ ratio: Double) -> String {
        let tenths = Int((ratio * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension InstanceFacts {
    /// Whether something that was committed after a trouble began is durable.
    fileprivate func isStored(since trouble: RepositoryTrouble) -> Bool {
        guard let through, let throughSeen, let sourceAhead else { return false }
        return throughSeen > trouble.since && through > trouble.since.adding(seconds: sourceAhead)
    }
}
