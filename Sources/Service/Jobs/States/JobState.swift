/// Where a job is in its life. The raw value is stored and shown; it never changes.
package enum JobState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Waits for a worker.
    case queued
    /// A worker holds its lease, or held it and was not heard of since.
    case running
    /// Failed with something that may pass, and is tried again at a set time.
    case waiting
    case succeeded
    case failed
    case cancelled

    /// Nothing happens to the job any more, unless somebody resumes it.
    package var isFinal: Bool { self == .succeeded || self == .failed || self == .cancelled }
}
