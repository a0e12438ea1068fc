/// What a worker that asks for work can do.
package struct WorkerOffer: Sendable, Equatable {
    package let worker: WorkerID
    /// Sites whose instances it reaches.
    package var sites: Set<String>
    package var kinds: Set<JobKind>
    /// Jobs it runs at a time, streams not counted.
    package var slots: Int
    /// Streams it runs at a time.
    package var streams: Int
    /// Whether it works where the catalog is: alone such a worker exports it.
    package var reachesCatalog: Bool

    package init(
        worker: WorkerID, sites: Set<String>, kinds: Set<JobKind> = Set(JobKind.allCases), slots: Int = 4,
        streams: Int = 200, reachesCatalog: Bool = true
    ) {
        self.worker = worker
        self.sites = sites
        self.kinds = kinds
        self.slots = slots
        self.streams = streams
        self.reachesCatalog = reachesCatalog
    }

    /// Whether it could run a job at all.
    package func suits(_ job: Job) -> Bool {
        kinds.contains(job.kind) && (job.subject.site.map(sites.contains) ?? true)
            && (reachesCatalog || !job.isOfCatalog)
    }
}
