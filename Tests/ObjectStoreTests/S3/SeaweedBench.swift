import Core
import ObjectStore
import TestKit

/// Stores on the shared SeaweedFS, each below a prefix of its own.
enum SeaweedBench {
    static func store(port: Int? = nil, query: String = "", clock: any TidemarkClock = SystemClock()) async throws
        -> S3Store
    {
        let server = try await SharedObjectStorage.shared.server()
        let prefix = await SharedObjectStorage.shared.prefix()
        return try store(server.url(SharedObjectStorage.bucket, prefix, port: port, query: query), clock: clock)
    }

    /// In a bucket with Object Lock, and the prefix for requests of the test's own.
    static func lockedStore(query: String = "") async throws -> (store: S3Store, prefix: String) {
        let server = try await SharedObjectStorage.shared.server()
        let prefix = await SharedObjectStorage.shared.prefix()
        return (try store(server.url(SharedObjectStorage.lockedBucket, prefix, query: query)), prefix)
    }

    /// How many versions and delete markers a key has in the bucket with Object Lock.
    static func versions(_ prefix: String, _ key: String) async throws -> Int {
        let server = try await SharedObjectStorage.shared.server()
        let answer = try await server.request(
            "GET", "/\(SharedObjectStorage.lockedBucket)", query: [("versions", ""), ("prefix", "\(prefix)/\(key)")])
        return try XMLReader.read(answer.body).children.filter { ["Version", "DeleteMarker"].contains($0.name) }.count
    }

    static func store(_ url: String, clock: any TidemarkClock = SystemClock()) throws -> S3Store {
        var options = StoreOptions()
        options.environment = StoreEnvironment(ObjectStorageServer.environment)
        options.clock = clock
        return try S3Store(S3Location(parsing: url, environment: options.environment), options: options)
    }

    /// A store that is asked again much sooner than usual, so that many faults fit into a test.
    static func impatient(
        port: Int, transport: (any HTTPTransport)? = nil, query: String = ""
    ) async throws -> S3Store {
        let server = try await SharedObjectStorage.shared.server()
        let prefix = await SharedObjectStorage.shared.prefix()
        let environment = StoreEnvironment(ObjectStorageServer.environment)
        let location = try S3Location(
            parsing: server.url(SharedObjectStorage.bucket, prefix, port: port, query: query), environment: environment)
        let transport = try transport ?? AsyncHTTPTransport(TransportSettings())
        var policy = RetryPolicy()
        policy.baseSeconds = 0.005
        return S3Store(
            location, transport: transport,
            credentials: CredentialCache(
                for: location, file: nil, environment: environment, transport: transport, clock: SystemClock()),
            policy: policy, clock: SystemClock())
    }

    /// Bytes that differ at every place.
    static func bytes(_ count: Int, _ seed: UInt8 = 0) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8 &+ $0 >> 16) ^ seed }
    }
}
