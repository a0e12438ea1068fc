internal import Core

extension Plan {
    /// Why it cannot be met with what is known of an instance.
    package func obstacles(_ facts: ProtectionFacts) -> [PlanObstacle] {
        var found: [PlanObstacle] = ([repository] + copies).filter { !facts.repositories.contains($0) }
            .map { .repositoryMissing($0) }
        let interval = facts.cycle?.longestInterval ?? cycle.longestInterval(after: facts.now)
        if let base = facts.newestBase, interval.isFinite {
            let open = window.map { interval * Double($0.length) / 1440 } ?? interval
            if base.seconds > interval {
                found.append(.baseOutlastsCycle(base: base.seconds, cycle: interval))
            } else if base.seconds > open {
                found.append(.baseOutlastsWindow(base: base.seconds, open: open))
            }
        }
        if !streamsLog, let rpo = alerts.rpo, Double(rpo.seconds) < interval {
            found.append(.promiseNeedsLog(rpo: rpo.seconds, cycle: interval))
        }
        return found
    }
}
