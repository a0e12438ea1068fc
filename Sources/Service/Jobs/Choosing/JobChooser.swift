package import Core

/// Which jobs a worker may take now: a pure function of what the catalog holds.
///
/// Jobs are looked at by rank, the time of asking minus the kind's head start. A job that cannot begin is passed over, until it
/// has waited for `patience`: from then on nothing that ranks behind it and would exclude it begins before it, and for the
/// first such job that nothing excludes any more a slot of each of its limits is kept free as well. Jobs that run end some
/// day and a rank never changes, so every job that a living worker can run has its turn. Restores alone may use slots that
/// are kept for others.
package struct JobChooser: Sendable {
    package let limits: JobLimits
    /// Seconds after which a job that could not begin holds others back.
    package let patience: Double

    package init(limits: JobLimits = JobLimits(), patience: Double = 900) {
        self.limits = limits
        self.patience = patience
    }

    /// At most `count` jobs for `offer`, best first; all of them can run beside each other and beside what runs.
    ///
    /// `live` holds every job that is not final, in any order; `others` what other workers offer that were heard of lately:
    /// a job that no worker can run holds nobody back. `now` is the catalog's time.
    package func choose(
        for offer: WorkerOffer, beside others: [WorkerOffer] = [], from live: [Job], at now: Timestamp, count: Int = 1
    ) -> [JobID] {
        var occupancy = JobOccupancy(limits: limits)
        var candidates: [Job] = []
        for job in live {
            if job.isClaimable(at: now) {
                candidates.append(job)
            } else if job.state == .running {
                occupancy.add(job, on: job.worker)
            }
        }
        candidates.sort { ($0.rank, $0.createdAt, $0.id) < ($1.rank, $1.createdAt, $1.id) }
        var chosen: [JobID] = []
        var isSlotKept = false
        for job in candidates where chosen.count < count {
            let suits = offer.suits(job)
            let isFree = occupancy.isFree(for: job)
            if suits, isFree, occupancy.hasRoom(for: job), occupancy.hasRoom(on: offer, for: job) {
                occupancy.add(job, on: offer.worker)
                chosen.append(job.id)
                continue
            }
            guard now.seconds(since: job.createdAt) >= patience, suits || others.contains(where: { $0.suits(job) })
            else { continue }
            occupancy.hold(job)
            if isFree, !isSlotKept, job.kind != .restore {
                occupancy.keepSlots(for: job)
                isSlotKept = true
            }
        }
        return chosen
    }
}
