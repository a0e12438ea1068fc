package import Core

/// Objects in a bucket of AWS S3 or a store that speaks its protocol.
///
/// Memory: an object is held once by the caller; beside it, uploads hold at most `connections` pieces of 256 KiB, and a
/// download holds the object it returns. Keys below the prefix that are no keys of ours are not seen.
package final class S3Store: ObjectStore {
    let client: S3Client
    let location: S3Location
    let features: S3Features

    package var url: String { location.url }

    /// Connects on the first call. Throws `store.url`.
    package convenience init(_ location: S3Location, options: StoreOptions = StoreOptions()) throws {
        var location = location
        if let patience = options.patience, !location.namesPatience { location.patienceSeconds = patience }
        var settings = TransportSettings()
        settings.caFile = location.caFile
        settings.connections = location.connections
        var forMetadata = TransportSettings()
        forMetadata.connectSeconds = 1
        forMetadata.idleSeconds = 2
        let credentials = CredentialCache(
            for: location, file: options.credentialsFile, environment: options.environment,
            transport: try AsyncHTTPTransport(forMetadata), clock: options.clock)
        self.init(
            location, transport: try AsyncHTTPTransport(settings), credentials: credentials, clock: options.clock)
    }

    /// With parts of one's own, for tests.
    package init(
        _ location: S3Location, transport: any HTTPTransport, credentials: CredentialCache,
        policy: RetryPolicy = RetryPolicy(), clock: any TidemarkClock
    ) {
        self.location = location
        client = S3Client(
            location, transport: transport, credentials: credentials, policy: policy, clock: clock)
        features = S3Features(location)
    }
}
