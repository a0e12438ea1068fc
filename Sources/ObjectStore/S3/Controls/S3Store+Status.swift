internal import Core

extension S3Store: ObjectControls {
    package var controls: (any ObjectControls)? { self }

    package func status(_ key: String) async throws -> ObjectStatus? {
        try ObjectKey.check(key)
        guard let headers = try await head(key) else { return nil }
        return try status(headers, of: key)
    }

    func status(_ headers: [S3Header], of key: String) throws -> ObjectStatus {
        guard let size = headers["content-length"].flatMap(UInt64.init) else {
            throw S3Failure.error(S3RequestFailure(.content("no size")), key, location)
        }
        let storageClass = headers["x-amz-storage-class"].flatMap(StorageClass.init(parsing:)) ?? .standard
        return ObjectStatus(
            size: size, storageClass: storageClass,
            isArchived: storageClass.isArchive || headers["x-amz-archive-status"] != nil,
            retrieval: Self.retrieval(headers["x-amz-restore"]), retention: Self.retention(headers),
            isHeld: headers["x-amz-object-lock-legal-hold"]?.uppercased() == "ON")
    }

    private static func retention(_ headers: [S3Header]) -> ObjectRetention? {
        guard let mode = headers["x-amz-object-lock-mode"].flatMap({ LockMode(rawValue: $0.lowercased()) }),
            let until = headers["x-amz-object-lock-retain-until-date"].flatMap({ try? Timestamp(parsing: $0) })
        else { return nil }
        return ObjectRetention(mode, until: until)
    }

    /// `ongoing-request="false", expiry-date="Fri, 21 Dec 2012 00:00:00 GMT"`.
    private static func retrieval(_ text: String?) -> RetrievalState {
        guard let text else { return .notAsked }
        if text.contains("ongoing-request=\"true\"") { return .underWay }
        let quoted = text.split(separator: "expiry-date=\"").last?.prefix { $0 != "\"" }
        return .available(until: quoted.flatMap { HTTPDate.parse(String($0)) })
    }
}
