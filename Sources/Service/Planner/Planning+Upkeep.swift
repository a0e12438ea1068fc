internal import APIModel
internal import Core

/// What is done for a repository as a whole: its logs are merged once a day, and the catalog is exported once an hour.
extension Planning {
    mutating func upkeep() throws {
        let keepsCatalog = catalogRepositories()
        let used = usedRepositories()
        for repository in snapshot.repositories {
            guard used.contains(repository.id) || keepsCatalog.contains(repository.id) else { continue }
            let key = UpkeepMemory.key(of: repository.id)
            let stored = snapshot.upkeeps[key]
            let day = Self.days(now.adding(seconds: -Double(Self.upkeepHour) * 3600))
            var memory = stored?.value ?? UpkeepMemory(mergeDay: day)
            if used.contains(repository.id), day > memory.mergeDay, !isLive(.merge, repository) {
                memory.mergeDay = day
                order(
                    PlannedJob(
                        key: "merge/\(repository.id)/\(day)", kind: .merge, subject: subject(repository)))
            }
            let hour = Self.hours(now)
            // Also where the clock was set back: an hour may be exported twice, under one key.
            if keepsCatalog.contains(repository.id), memory.exportHour != hour, !isLive(.export, repository) {
                memory.exportHour = hour
                order(
                    PlannedJob(
                        key: "export/\(repository.id)/\(hour)", kind: .export, subject: subject(repository),
                        payload: Self.text(ExportPayload(what: "catalog"))))
            }
            if memory != stored?.value { try put(key, memory, over: stored?.revision ?? 0) }
        }
    }

    /// Those marked, or the oldest of all.
    private func catalogRepositories() -> Set<String> {
        let marked = Set(snapshot.repositories.filter(\.holdsCatalog).map(\.id))
        return marked.isEmpty ? Set(snapshot.repositories.prefix(1).map(\.id)) : marked
    }

    /// Those that plans write to, and their copies.
    private func usedRepositories() -> Set<String> {
        var used: Set<String> = []
        for plan in snapshot.plans {
            for name in [plan.plan.repository] + plan.plan.copies {
                if let found = snapshot.repository(name.description, in: plan.project) { used.insert(found.id) }
            }
        }
        return used
    }

    private func isLive(_ kind: JobKind, _ repository: PlannedRepository) -> Bool {
        snapshot.live.contains {
            $0.kind == kind && $0.subject.repository == repository.id && $0.subject.instance == nil
        }
    }

    private func subject(_ repository: PlannedRepository) -> JobSubject {
        JobSubject(project: repository.project, repository: repository.id)
    }

    private static func days(_ time: Timestamp) -> Int64 { floored(time, 86_400_000_000) }
    private static func hours(_ time: Timestamp) -> Int64 { floored(time, 3_600_000_000) }

    private static func floored(_ time: Timestamp, _ unit: Int64) -> Int64 {
        let (quotient, remainder) = time.microseconds.quotientAndRemainder(dividingBy: unit)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
