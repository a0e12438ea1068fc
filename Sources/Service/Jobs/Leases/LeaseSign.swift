/// What a look at the catalog shows of one lease: equal signs mean that nothing was heard of the worker in between.
package struct LeaseSign: Sendable, Hashable {
    package let job: JobID
    package let lease: Int64
    /// How often the job's workers were heard of.
    package let beats: Int64

    package init(job: JobID, lease: Int64, beats: Int64) {
        self.job = job
        self.lease = lease
        self.beats = beats
    }
}
