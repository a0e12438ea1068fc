package import APIModel
package import Catalog
internal import Core

/// The service as a worker of the same process sees it; what HTTP gives to workers elsewhere is this as well.
package struct CatalogJobSource: JobSource {
    private let catalog: Catalog
    private let chooser: JobChooser
    private let terms: LeaseTerms
    private let reports: ReportQueue

    /// A worker that was heard of within so many seconds counts as living.
    static let workerSilence: Double = 60
    private static let ofTheJob: Set<ErrorCode> = [.catalogMissing, .catalogSecret, .catalogDamaged, .usage]

    package init(catalog: Catalog, chooser: JobChooser = JobChooser(), terms: LeaseTerms = LeaseTerms()) {
        self.catalog = catalog
        self.chooser = chooser
        self.terms = terms
        reports = ReportQueue(catalog: catalog)
    }

    package func register(_ worker: WorkerHello) async throws {
        try await catalog.write { transaction in
            let offer = try transaction.siteOffer(worker.offer)
            try transaction.workers.see(offer, version: worker.version)
        }
    }

    package func claim(_ offer: WorkerOffer, count: Int) async throws -> [JobAssignment] {
        let chooser = chooser
        let terms = terms
        return try await catalog.write { transaction in
            let offer = try transaction.siteOffer(offer)
            let others = try transaction.workers.seen(within: Self.workerSilence).map(\.offer)
                .filter { $0.worker != offer.worker }
            let jobs = try transaction.jobs.claim(for: offer, beside: others, by: chooser, count: count)
            let builder = AssignmentBuilder(transaction)
            var begun: [Job] = []
            let assignments = try jobs.compactMap { job -> JobAssignment? in
                do {
                    let assignment = try builder.assignment(of: job)
                    begun.append(job)
                    return assignment
                } catch let error as TidemarkError where Self.ofTheJob.contains(error.code) {
                    // What the catalog cannot put together, no worker can run: said of the job, not of the claim.
                    _ = try transaction.finish(job.id, lease: job.lease, .failed(JobFailure(error)), terms: terms)
                    return nil
                }
            }
            for job in begun where job.lease == 1 { try transaction.noteStart(of: job) }
            return assignments
        }
    }

    package func heartbeat(_ job: JobID, lease: Int64) async throws -> JobOrder {
        try await catalog.write { try $0.jobs.heartbeat(job, lease: lease) }
    }

    package func heartbeats(_ beats: [LeaseBeat]) async throws -> [LeaseAnswer] {
        guard !beats.isEmpty else { return [] }
        // In one order everywhere, so that two workers' batches never wait for each other.
        let ordered = beats.sorted { $0.job < $1.job }
        return try await catalog.write { transaction in
            try ordered.map { beat in
                do {
                    let order = try transaction.jobs.heartbeat(JobID(beat.job), lease: beat.lease)
                    return LeaseAnswer(job: beat.job, order: order == .stop ? .stop : .proceed)
                } catch let error as TidemarkError where error.code == .jobLost || error.code == .jobMissing {
                    return LeaseAnswer(job: beat.job, order: .lost)
                }
            }
        }
    }

    package func report(_ job: JobID, lease: Int64, _ report: JobReport) async throws {
        try await reports.store(report, of: job, lease: lease)
    }

    package func finish(_ job: JobID, lease: Int64, _ outcome: JobOutcome) async throws {
        let terms = terms
        try await catalog.write { _ = try $0.finish(job, lease: lease, outcome, terms: terms) }
    }

    package func waitForWork(atMost seconds: Double) async throws { try await catalog.waitForWork(atMost: seconds) }
}
