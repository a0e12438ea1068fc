internal import APIModel
internal import Catalog
internal import Core

/// Stores what jobs report: what comes while a transaction is under way goes into the next, all together. By itself each
/// report would cost a flush of the disk, and a thousand streams report a hundred times a second.
actor ReportQueue {
    private struct Entry: Sendable {
        let job: JobID
        let lease: Int64
        let report: JobReport
        let done: CheckedContinuation<Void, any Error>
    }

    private let catalog: Catalog
    private var waiting: [Entry] = []
    private var isStoring = false

    /// Reports of one transaction: others that write wait for it.
    private static let most = 100
    /// What has nothing to do with any one report.
    private static let ofTheCatalog: Set<ErrorCode> = [.catalogUnavailable, .catalogBusy]

    init(catalog: Catalog) { self.catalog = catalog }

    /// Returns when it is stored. Throws `job.lost`, `job.missing`, and what the catalog throws.
    func store(_ report: JobReport, of job: JobID, lease: Int64) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            waiting.append(Entry(job: job, lease: lease, report: report, done: done))
            guard !isStoring else { return }
            isStoring = true
            Task { await self.storeWaiting() }
        }
    }

    private func storeWaiting() async {
        while !waiting.isEmpty {
            let taken = Array(waiting.prefix(Self.most))
            waiting.removeFirst(taken.count)
            // In one order everywhere, so that the batches of two servers never wait for each other.
            let batch = taken.sorted { $0.job.rawValue < $1.job.rawValue }
            for (entry, result) in zip(batch, await results(of: batch)) { entry.done.resume(with: result) }
        }
        isStoring = false
    }

    /// One that is lost does not disturb the others; where one cannot be stored at all, each is stored by itself.
    private func results(of batch: [Entry]) async -> [Result<Void, any Error>] {
        do {
            let lost = try await catalog.write { transaction in
                try batch.map { entry -> TidemarkError? in
                    do {
                        try transaction.take(entry.report, of: entry.job, lease: entry.lease)
                        return nil
                    } catch let error as TidemarkError where error.code == .jobLost || error.code == .jobMissing {
                        return error
                    }
                }
            }
            return lost.map { error -> Result<Void, any Error> in
                if let error { .failure(error) } else { .success(()) }
            }
        } catch {
            let isOfAll = (error as? TidemarkError).map { Self.ofTheCatalog.contains($0.code) } ?? false
            guard batch.count > 1, !isOfAll else { return batch.map { _ in .failure(error) } }
            var results: [Result<Void, any Error>] = []
            for entry in batch { results += await self.results(of: [entry]) }
            return results
        }
    }
}
