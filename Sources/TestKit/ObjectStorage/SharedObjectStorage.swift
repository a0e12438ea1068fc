/// One object storage server for all suites of a test process, with one bucket; each test takes a prefix of its own.
package actor SharedObjectStorage {
    package static let shared = SharedObjectStorage()
    package static let bucket = "tidemark-tests"
    /// A bucket with versions and Object Lock.
    package static let lockedBucket = "tidemark-locked"

    private var starting: Task<ObjectStorageServer, any Error>?
    private var prefixes = 0

    package func server() async throws -> ObjectStorageServer {
        if let starting { return try await starting.value }
        let task = Task {
            let server = try await ObjectStorageServer.start()
            try await server.makeBucket(Self.bucket)
            try await server.makeBucket(Self.lockedBucket, objectLock: true)
            return server
        }
        starting = task
        return try await task.value
    }

    /// A prefix nobody else uses.
    package func prefix() -> String {
        prefixes += 1
        return "t/\(prefixes)"
    }
}
