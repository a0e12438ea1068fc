internal import Core

/// The credentials in use, from the first source that has some, and renewed before they expire.
package actor CredentialCache {
    /// Seconds before the end at which new ones are asked for, and below which old ones are no longer used.
    private static let early = 300.0
    private static let late = 15.0

    private let sources: [any S3CredentialSource]
    private let clock: any TidemarkClock
    private var current: S3Credentials?
    private var fetching: Task<S3Credentials, any Error>?

    init(_ sources: [any S3CredentialSource], clock: any TidemarkClock) {
        self.sources = sources
        self.clock = clock
    }

    /// Throws `store.denied` where no source has any.
    func credentials() async throws -> S3Credentials {
        guard let current else { return try await fetch() }
        guard let left = current.expires?.seconds(since: clock.now()), left < Self.early else { return current }
        do {
            return try await fetch()
        } catch {
            // The old ones still work; the next call tries again.
            if left > Self.late { return current }
            throw error
        }
    }

    /// Forgets `refused`, so that the next call asks the sources again.
    func renew(_ refused: S3Credentials) { if current == refused { current = nil } }

    /// Callers that come meanwhile share the fetch.
    private func fetch() async throws -> S3Credentials {
        if let fetching { return try await fetching.value }
        let task = Task { try await Self.first(sources) }
        fetching = task
        defer { fetching = nil }
        let fresh = try await task.value
        current = fresh
        return fresh
    }

    private static func first(_ sources: [any S3CredentialSource]) async throws -> S3Credentials {
        for source in sources { if let found = try await source.credentials() { return found } }
        throw TidemarkError(
            .storeDenied, "There are no credentials for the object storage.",
            hint:
                "Give --s3-credentials-file FILE, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run on an instance with a role."
        )
    }
}
