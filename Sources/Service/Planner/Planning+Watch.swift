internal import APIModel
internal import Core

/// What people are told of an instance, once each time.
extension Planning {
    /// - Parameter served: the run of the log for which a base was ordered out of turn just now.
    mutating func watch(
        _ instance: PlannedInstance, _ covering: [PlannedPlan], _ chosen: PlannedPlan?, _ served: String?
    ) throws {
        let key = WatchMemory.key(of: instance.id)
        let stored = snapshot.watches[key]
        var memory = stored?.value ?? WatchMemory()
        watchBinding(instance, covering, &memory)
        let facts = snapshot.facts[instance.id]
        let known = memory.databases
        watchDatabases(instance, facts, &memory)
        watchPrerequisites(instance, facts, &memory)
        if chosen != nil { watchBases(instance, facts, known, &memory) }
        if let chosen {
            watchObstacles(instance, chosen, facts, &memory)
            watchReach(instance, chosen, facts, &memory)
        }
        if let served {
            memory.servedRun = served
            tell(.baseOutOfTurn, instance, ["run": served])
        }
        guard memory != stored?.value else { return }
        try put(key, memory, over: stored?.revision ?? 0)
    }

    private mutating func watchBinding(
        _ instance: PlannedInstance, _ covering: [PlannedPlan], _ memory: inout WatchMemory
    ) {
        let isUnprotected = covering.count != 1
        guard isUnprotected != memory.isUnprotected else { return }
        // Whoever adds an instance and then binds it has done nothing wrong.
        let age = now.seconds(since: instance.createdAt)
        if isUnprotected, covering.isEmpty, age >= 0, age < Self.bindingSeconds { return }
        memory.isUnprotected = isUnprotected
        let names = covering.map(\.plan.name.description).sorted().joined(separator: ", ")
        tell(
            isUnprotected ? .instanceUnprotected : .instanceProtected, instance,
            names.isEmpty ? ["name": instance.name] : ["name": instance.name, "plans": names])
    }

    private mutating func watchDatabases(
        _ instance: PlannedInstance, _ facts: InstanceFacts?, _ memory: inout WatchMemory
    ) {
        guard let databases = facts?.databases else { return }
        if let known = memory.databases {
            for name in databases where !known.contains(name) { tell(.databaseNew, instance, ["database": name]) }
        }
        memory.databases = databases
    }

    /// Judging a cycle takes a while: it is done where the plan, the newest base or the repositories have changed.
    private mutating func watchObstacles(
        _ instance: PlannedInstance, _ chosen: PlannedPlan, _ facts: InstanceFacts?, _ memory: inout WatchMemory
    ) {
        let present = snapshot.repositories.filter { $0.project == chosen.project }
        let basis = [chosen.document, facts?.bases.last?.id ?? "-"] + present.map(\.name).sorted()
        let judgedBy = Self.fingerprint(basis)
        guard judgedBy != memory.judgedBy else { return }
        var known = facts?.protection(at: now) ?? ProtectionFacts(now: now)
        known.repositories = Set(present.compactMap { try? ResourceName(parsing: $0.name) })
        let obstacles = chosen.plan.obstacles(known).map(\.text)
        for text in obstacles where !memory.obstacles.contains(text) {
            tell(.planUnmet, instance, ["plan": chosen.plan.name.description, "why": text])
        }
        if obstacles.isEmpty, !memory.obstacles.isEmpty {
            tell(.planMet, instance, ["plan": chosen.plan.name.description])
        }
        memory.obstacles = obstacles
        memory.judgedBy = judgedBy
    }

    private mutating func watchReach(
        _ instance: PlannedInstance, _ chosen: PlannedPlan, _ facts: InstanceFacts?, _ memory: inout WatchMemory
    ) {
        guard chosen.plan.streamsLog, let limit = chosen.plan.alerts.rpo, let rpo = facts?.rpo(at: now) else {
            memory.isExceeded = false
            return
        }
        let isExceeded = rpo > Double(limit.seconds)
        guard isExceeded != memory.isExceeded else { return }
        memory.isExceeded = isExceeded
        tell(
            isExceeded ? .rpoExceeded : .rpoBack, instance,
            ["seconds": "\(Int(rpo))", "limit": "\(limit.seconds)"])
    }

    mutating func tell(_ kind: EventKind, _ instance: PlannedInstance, _ details: [String: String]) {
        decision.events.append(PlannedEvent(kind, project: instance.project, instance: instance.id, details))
    }

    /// FNV-1a: it finds what has changed, and is no protection against anybody.
    private static func fingerprint(_ texts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0) &* 0x0000_0100_0000_01B3
        }
        return String(hash, radix: 16)
    }
}
