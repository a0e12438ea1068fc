package import Core

extension ErrorCode {
    /// There is no job of that name.
    package static let jobMissing = ErrorCode("job.missing")
    /// The job cannot do that in the state it is in.
    package static let jobState = ErrorCode("job.state")
    /// The job was taken over by another worker, or ended without this one.
    package static let jobLost = ErrorCode("job.lost")
    /// Worker after worker was lost while running the job.
    package static let jobAbandoned = ErrorCode("job.abandoned")
    /// The key was used before, for something else.
    package static let jobKey = ErrorCode("job.key")
}
