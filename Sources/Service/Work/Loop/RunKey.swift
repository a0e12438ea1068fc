/// One run of a job: the same job under another lease is another run.
struct RunKey: Hashable, Sendable {
    let job: JobID
    let lease: Int64
}
