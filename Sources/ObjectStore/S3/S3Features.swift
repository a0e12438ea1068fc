internal import Core

/// What was found out about the store while it was used.
actor S3Features {
    private let location: S3Location
    private var bucketSeen = false
    private var writeOnce: S3WriteOnce?
    private var writeOnceInParts: Bool?
    private var order: S3ListingOrder?

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
}
