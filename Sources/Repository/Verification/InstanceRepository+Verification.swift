internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// Checks every object of the instance. Throws only where the store cannot be read.
    package func verify(
        _ depth: VerifyDepth = .full, progress: @escaping @Sendable (VerifyProgress) -> Void = { _ in }
    ) async throws -> VerifyReport {
        for _ in 0..<2 {
            let before = try await newestLease()
            var verifier = InstanceVerifier(instance: self, depth: depth, progress: progress)
            let report = try await verifier.run()
            // What a prune took away meanwhile is not missing.
            guard !report.isIntact, let after = try await newestLease(), isPruning(before, after) else { return report }
        }
        var verifier = InstanceVerifier(instance: self, depth: depth, progress: progress)
        var report = try await verifier.run()
        if !report.isIntact {
            report.notes.append("A prune was at work: what is reported missing may have been removed by it.")
        }
        return report
    }

    private func isPruning(_ before: StoredLease?, _ after: StoredLease) -> Bool {
        before?.bytes != after.bytes && (after.record.map { $0.purpose == .prune } ?? true)
    }
}
