package import APIModel
package import Core
internal import Engine
internal import ObjectStore
package import Repository

/// What a repository shows of an instance, in the form it is reported in.
package enum RepositoryFacts {
    /// Costs as much as `tidemark list`: as many requests as there are bases, and one for each thousand objects.
    ///
    /// - Parameter now: before the look, so that of two the one that began later is taken for true.
    package static func read(
        _ instance: InstanceRepository, repository: String, now: Timestamp
    ) async throws -> InstanceFactsUpdate {
        let listing = try await instance.listing(now: now)
        var update = InstanceFactsUpdate(repository: repository)
        update.lookedAt = now
        update.bases = listing.bases.map { ReportedBase($0) }
        update.spans = listing.windows.map { ReportedSpan($0) }
        update.storedBytes = listing.storedBytes
        if let stream = listing.stream { update.run = stream.run }
        update.lock = ReportedLock(try await instance.repository.lockInForce())
        return update
    }
}

extension ReportedBase {
    package init(_ base: BaseSummary) {
        self.init(
            id: base.id, convergence: base.convergenceTime, startedAt: base.startedAt, finishedAt: base.finishedAt,
            tables: base.tables, rows: base.rows, rawBytes: base.rawBytes, storedBytes: base.storedBytes)
    }
}

extension ReportedLock {
    /// nil where nothing is locked.
    init(_ policy: LockPolicy?) {
        self = policy.map { ReportedLock(mode: $0.mode.rawValue, days: $0.days) } ?? .none
    }
}

extension ReportedSpan {
    package init(_ window: Window) {
        self.init(
            start: window.start, end: window.end, isOpen: window.isOpen, run: window.run, endReason: window.endReason,
            endsByRemoval: window.endsByRemoval)
    }
}

extension ReportedCheck {
    init(_ result: CheckResult) {
        self.init(
            id: result.id, title: result.title, isRequired: result.severity == .required, isMet: result.isMet,
            detail: result.detail, mend: result.mend)
    }
}
