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

    package init(
        worker: WorkerID, sites: Set<String>, kinds: Set<JobKind> = Set(JobKind.allCases), slots: Int = 4,
        streams: Int = 200
    ) {
        self.worker = worker
        self.sites = sites
        self.kinds = kinds
        self.slots = slots
        self.streams = streams
    }

    /// Whether it could run a job at all.
    package func suits(_ job: Job) -> Bool {
        kinds.contains(job.kind) && (job.subject.site.map(sites.contains) ?? true)
    }
}
