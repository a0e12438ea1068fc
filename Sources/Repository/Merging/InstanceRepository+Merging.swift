package import Core

extension InstanceRepository {
    /// Merges all that is due, under the lease. Throws `lease.held`, `lease.lost` and the store's errors; what was merged
    /// until then stays.
    package func mergeLog(
        policy: MergePolicy = MergePolicy(), clock: any TidemarkClock = SystemClock(),
        progress: @escaping @Sendable (MergeReport) -> Void = { _ in }
    ) async throws -> MergeReport {
        let merger = LogMerger(self, policy: policy, clock: clock)
        guard try await merger.isDue() else { return await merger.report }
        try await withLease(.merge, clock: clock) { lease in
            while try await merger.step(check: { try await lease.check() }) { progress(await merger.report) }
        }
        return await merger.report
    }
}
