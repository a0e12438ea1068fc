import Service

/// The rules a user is promised, said once more and in another way than the chooser says them.
enum ModelRules {
    /// What two jobs that run at the same time break, or nil.
    static func conflict(_ one: Job, _ other: Job) -> String? {
        let sameInstance = one.subject.instance != nil && one.subject.instance == other.subject.instance
        for kind in [JobKind.base, .stream, .drill] where one.kind == kind && other.kind == kind && sameInstance {
            return "two runs of \(kind) on \(one.subject.instance ?? "")"
        }
        if one.kind == .restore, other.kind == .restore, one.subject.target == other.subject.target {
            return "two restores to one target"
        }
        for (remover, other) in [(one, other), (other, one)] where remover.kind == .prune {
            let repositories = [other.subject.repository, other.subject.secondRepository]
            guard repositories.contains(remover.subject.repository) else { continue }
            if other.kind == .prune || other.kind == .merge { return "\(other.kind) beside a prune" }
            let overlaps =
                remover.subject.instance == nil || other.subject.instance == nil
                || remover.subject.instance == other.subject.instance
            if overlaps, [.restore, .drill, .verify, .copy, .export].contains(other.kind) {
                return "\(other.kind) beside a prune of what it reads"
            }
        }
        if one.kind == .merge, other.kind == .merge, one.subject.repository == other.subject.repository {
            return "two merges of one repository"
        }
        return nil
    }

    /// The limits that jobs running at the same time break.
    static func brokenLimits(_ running: [Job], _ limits: JobLimits, slots: [WorkerID: WorkerOffer]) -> [String] {
        var broken: [String] = []
        func check(_ name: String, _ jobs: [Job], _ limit: Int) {
            if jobs.count > limit + limits.restoresBeyond { broken.append("\(name): \(jobs.count) of \(limit)") }
            let others = jobs.count { $0.kind != .restore }
            if others > limit { broken.append("\(name): \(others) of \(limit), restores not counted") }
        }
        let ending = running.filter { $0.kind != .stream }
        for (name, jobs) in Dictionary(grouping: ending, by: { $0.subject.instance }) where name != nil {
            check("instance", jobs, limits.perInstance)
        }
        for (name, jobs) in Dictionary(grouping: ending, by: { $0.subject.site }) {
            if let name { check("site \(name)", jobs, limits.site(name)) }
        }
        let repositories = ending.flatMap { [$0.subject.repository, $0.subject.secondRepository] }.compactMap(\.self)
        for repository in Set(repositories) {
            let jobs = ending.filter {
                $0.subject.repository == repository || $0.subject.secondRepository == repository
            }
            check("repository \(repository)", jobs, limits.repository(repository))
        }
        for (worker, offer) in slots {
            check("worker \(worker)", ending.filter { $0.worker == worker }, offer.slots)
            let streams = running.count { $0.kind == .stream && $0.worker == worker }
            if streams > offer.streams { broken.append("worker \(worker): \(streams) streams") }
        }
        return broken
    }
}
