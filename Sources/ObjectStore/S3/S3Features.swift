internal import Core

/// What was found out about the store while it was used.
actor S3Features {
    private let location: S3Location
    private var bucketSeen = false
    private var writeOnce: S3WriteOnce?
    private var writeOnceInParts: Bool?
    private var order: S3ListingOrder?
    private var versioned: Bool?
    /// The last version this process wrote of each key that it overwrites, and how often it did.
    private var replaced: [String: (version: String, count: Int)] = [:]

    init(_ location: S3Location) {
        self.location = location
        order = location.listing
        if location.vendor == .amazon {
            writeOnce = .header(S3Header("if-none-match", "*"))
            writeOnceInParts = true
            order = order ?? .keys
        }
    }

    var hasSeenBucket: Bool { bucketSeen }
    func seeBucket() { bucketSeen = true }

    /// nil until it is known.
    var listingOrder: S3ListingOrder? { order }

    /// Learns the order from the header by which a store names itself.
    func learnOrder(_ server: String?) -> S3ListingOrder {
        if let order { return order }
        let learned: S3ListingOrder = server?.hasPrefix("SeaweedFS") == true ? .folders : .keys
        order = learned
        return learned
    }

    /// How to put an object only where there is none; `probe` finds out once. Concurrent first callers each ask.
    func writeOnce(_ probe: @Sendable () async throws -> S3WriteOnce) async throws -> S3WriteOnce {
        if let writeOnce { return writeOnce }
        let found = try await probe()
        writeOnce = found
        return found
    }

    /// Whether the end of a multipart upload can be made to depend on there being no object.
    func writeOnceInParts(_ probe: @Sendable () async throws -> Bool) async throws -> Bool {
        if let writeOnceInParts { return writeOnceInParts }
        let found = try await probe()
        writeOnceInParts = found
        return found
    }

    /// Whether objects have versions; nil until it is known.
    var isVersioned: Bool? { versioned }

    func learnVersioning(_ isVersioned: Bool) -> Bool {
        versioned = versioned ?? isVersioned
        return versioned ?? isVersioned
    }

    /// Notes a version that took the place of another, and gives that one where it is known to be the only one.
    func replace(_ key: String, by version: String, listingAfter: Int) -> String? {
        versioned = true
        let before = replaced[key]
        replaced[key] = (version, (before?.count ?? 0) + 1)
        guard let before, before.count % listingAfter != 0 else { return nil }
        return before.version
    }
}
