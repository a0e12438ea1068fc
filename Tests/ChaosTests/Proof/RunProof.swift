import Core

/// No job is run by two at once, and never two bases, streams or drills of one instance.
///
/// Two witnesses that do not know of each other are asked. The history of leases that PostgreSQL wrote down says who *might* run
/// a job; each span in which a lease was held must end before the next begins, and no lease be given twice. The logs of
/// the workers say who *did*: a line before a run's first step, one behind its last, and for a worker that was killed the
/// moment of its death. All processes have this machine's clock. A worker that goes on with a job that another has begun, because
/// it was silent, slow to stop or gave it up, shows as two spans that overlap, whatever the catalog thinks. That a run
/// touches nothing outside of these lines holds by construction: the first is written before the task of the run is made, the second
/// when its function has returned. What overlaps in time and leaves no line (a single write that a process sent and slept over)
/// is looked for where it would do harm: in the repository, by `RepositoryProof`.
struct RunProof {
    let changes: [LeaseHistory.Change]
    let runs: [RecordedRun]

    private static let exclusive: Set<String> = ["base", "stream", "drill"]

    var problems: [String] { leases + overlaps + strangers }

    /// In the catalog's own order.
    private var leases: [String] {
        var problems: [String] = []
        /// Who holds what may be held by one alone.
        var held: [String: LeaseHistory.Change] = [:]
        var given: Set<String> = []
        for change in changes {
            let key = key(change.job, change.kind, change.instance)
            if change.isHeld {
                if let other = held[key] {
                    problems.append("\(key) was given to \(change.worker) while \(other.worker) had it: \(change)")
                }
                if !given.insert("\(change.job)/\(change.lease)").inserted {
                    problems.append("lease \(change.lease) of \(change.job) was given twice")
                }
                held[key] = change
            } else if held[key]?.job == change.job {
                held[key] = nil
            }
        }
        return problems
    }

    /// By the clock of the machine.
    private var overlaps: [String] {
        let instances = Dictionary(changes.map { ($0.job, $0.instance) }) { first, _ in first }
        let groups = Dictionary(grouping: runs) { key($0.job, $0.kind, instances[$0.job] ?? "") }
        return groups.values.flatMap { group -> [String] in
            group.indices.flatMap { first in
                group.indices.filter { $0 > first && group[first].overlaps(group[$0]) }
                    .map { "at once: \(group[first]), and \(group[$0])" }
            }
        }
    }

    /// A run that the catalog never gave to anybody.
    private var strangers: [String] {
        let given = Set(changes.filter(\.isHeld).map { "\($0.job)/\($0.lease)" })
        return runs.filter { !given.contains("\($0.job)/\($0.lease)") }.map { "nobody was given what \($0)" }
    }

    private func key(_ job: String, _ kind: String, _ instance: String) -> String {
        Self.exclusive.contains(kind) && !instance.isEmpty ? "the \(kind) of \(instance)" : "job \(job)"
    }
}
