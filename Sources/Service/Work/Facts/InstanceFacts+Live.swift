internal import APIModel
package import Core

/// What follows from the facts at an instant of the catalog's clock.
extension InstanceFacts {
    /// Whether a stream was heard of lately.
    package func isStreaming(at now: Timestamp) -> Bool {
        streamSeen.map { now.seconds(since: $0) < Self.streamSilence } ?? false
    }

    /// Seconds that the last durable commit is behind the source's clock; nil where nobody knows.
    ///
    /// While a stream reports regularly it is what the last report says, and not the time since: else every instance would seem
    /// to fall behind between two reports. Where reports stop it grows with the clock.
    package func rpo(at now: Timestamp) -> Double? {
        guard let through, let throughSeen, let sourceAhead else { return nil }
        let isFresh = isStreaming(at: now) && now.seconds(since: throughSeen) <= Self.reportSeconds
        return max(0, (isFresh ? throughSeen : now).adding(seconds: sourceAhead).seconds(since: through))
    }

    /// The windows as they are now: an open one reaches as far as the log is durable.
    package func coveredSpans(at now: Timestamp) -> [CoveredSpan] {
        let isStreaming = isStreaming(at: now)
        return spans.map { span in
            let end = span.isOpen ? max(span.end, through ?? span.end) : span.end
            return CoveredSpan(start: span.start, end: end, isOpen: span.isOpen && isStreaming)
        }
    }

    /// A stream archives a run in which no base has converged: nothing of it can be restored.
    package func lacksBase(at now: Timestamp) -> Bool {
        guard isStreaming(at: now), let run else { return false }
        return !spans.contains { $0.run == run }
    }

    /// Bytes by which what is stored grows in a day, over the last thirty days; nil with less than a day of figures.
    package func growthPerDay() -> Double? {
        guard let last = growth.last else { return nil }
        let since = last.at.adding(seconds: -30 * 86_400)
        guard let first = growth.first(where: { $0.at >= since }) else { return nil }
        let days = last.at.seconds(since: first.at) / 86_400
        return days >= 1 ? (Double(last.bytes) - Double(first.bytes)) / days : nil
    }

    /// What `ProtectionState` and a plan's obstacles follow from, as far as jobs have found it out. Plans, repositories, runs
    /// that did not start and drills are the caller's.
    package func protection(at now: Timestamp) -> ProtectionFacts {
        var facts = ProtectionFacts(now: now)
        // Most bases hold the same databases: a set for each would take most of the time a fleet's states take.
        var last: (names: [String], set: Set<String>) = ([], [])
        facts.bases = bases.map { base in
            let seconds = base.readSeconds ?? base.finishedAt?.seconds(since: base.startedAt) ?? 0
            let names = base.databases ?? databases ?? []
            if names != last.names { last = (names, Set(names)) }
            return BaseFact(convergence: base.convergence, seconds: seconds, databases: last.set)
        }
        facts.spans = coveredSpans(at: now)
        facts.rpo = rpo(at: now)
        facts.prechecks = checks.map {
            PrecheckFact(id: $0.id, title: $0.title, isRequired: $0.isRequired, isMet: $0.isMet)
        }
        facts.databases = databases.map { Set($0) }
        return facts
    }
}
