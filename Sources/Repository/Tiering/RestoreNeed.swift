package import Core

/// What restoring a moment reads.
package struct RestoreNeed: Sendable, Hashable {
    package var base: String
    package var segments: ClosedRange<UInt64>
}

extension InstanceRepository {
    /// What a restore to that moment reads, or to the newest one; the log may be more than it needs in the end. Reads only
    /// what is never archived. nil where the moment is no restore point.
    package func restoreNeed(to moment: Timestamp?) async throws -> RestoreNeed? {
        let listing = try await listing(now: repository.clock.now())
        let window =
            if let moment { listing.windows.last { $0.start <= moment && moment <= $0.end } } else {
                listing.windows.last
            }
        guard let window else { return nil }
        let bases = listing.bases.filter { window.bases.contains($0.id) }
        guard let base = bases.last(where: { base in moment.map { base.convergenceTime <= $0 } ?? true }) else {
            return nil
        }
        // The log up to the next base holds every transaction that was committed until then.
        let next = moment.flatMap { moment in bases.first { $0.convergenceTime > moment } }
        let last = next?.convergenceSegment ?? window.lastSegment
        return RestoreNeed(base: base.id, segments: base.firstSegment...max(base.firstSegment, last))
    }

    /// What a restore from each base may read, the newest first: for moments that are found only by reading the log.
    package func restoreNeeds() async throws -> [RestoreNeed] {
        let listing = try await listing(now: repository.clock.now())
        return listing.bases.reversed().compactMap { base in
            guard let window = listing.windows.first(where: { $0.bases.contains(base.id) }) else { return nil }
            return RestoreNeed(
                base: base.id, segments: base.firstSegment...max(base.firstSegment, window.lastSegment))
        }
    }
}
