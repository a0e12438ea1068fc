internal import Core

extension S3Store {
    package func capabilities() async throws -> StoreCapabilities {
        let request = S3Request("GET", nil, query: [("object-lock", "")])
        let root = try await client.perform("its Object Lock configuration") { attempt -> XMLNode? in
            do {
                return try Self.element(try await client.send(request, attempt, judged: [400, 404, 405, 501]))
            } catch let error as S3Error {
                guard error.code != "NoSuchBucket" else {
                    throw S3Failure.error(S3RequestFailure(.store(error)), "its Object Lock configuration", location)
                }
                return nil
            }
        }
        let rule = root?["Rule"]?["DefaultRetention"]
        let span = rule?.text("Days").map { "\($0) days" } ?? rule?.text("Years").map { "\($0) years" }
        return StoreCapabilities(
            supportsLock: root?.text("ObjectLockEnabled") == "Enabled", supportsClasses: true,
            defaultRetention: rule.map { _ in span ?? "some time" })
    }

    package func retain(_ key: String, _ retention: ObjectRetention, bypassingGovernance: Bool) async throws {
        let body =
            "<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>\(retention.mode.rawValue.uppercased())"
            + "</Mode><RetainUntilDate>\(retention.untilText)</RetainUntilDate></Retention>"
        try await change(
            key, "retention", body, bypass: bypassingGovernance,
            isRefusalByLock: { status in
                guard let old = status.retention else { return false }
                return old.until > retention.until || old.mode == .compliance && retention.mode == .governance
            })
    }

    package func hold(_ key: String, _ isHeld: Bool) async throws {
        let body =
            "<LegalHold xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>\(isHeld ? "ON" : "OFF")"
            + "</Status></LegalHold>"
        try await change(key, "legal-hold", body, bypass: false, isRefusalByLock: { _ in false })
    }

    /// `isRefusalByLock` judges a 403 by what the store says of the object.
    private func change(
        _ key: String, _ what: String, _ body: String, bypass: Bool, isRefusalByLock: (ObjectStatus) -> Bool
    ) async throws {
        try ObjectKey.check(key)
        let bytes = Array(body.utf8)[...]
        // The store wants a checksum of these bodies by name.
        let checksum = UploadChecksum(.md5, of: bytes, isTLS: location.endpoint.isTLS)
        var request = S3Request("PUT", key, query: [(what, "")], headers: checksum.headers)
        request.headers.append(S3Header("content-type", "application/xml"))
        if bypass { request.headers.append(Self.bypassHeader) }
        request.body = bytes
        request.payload = checksum.payload
        let asked = request
        try await client.perform(key) { attempt in
            // Where there is no object some stores fail as if they were broken.
            if attempt.number > 1, try await head(key, attempt) == nil { throw StoreFailure.notFound(key, in: url) }
            do {
                _ = try await client.send(asked, attempt, judged: [400, 403, 404])
            } catch let error as S3Error {
                if error.isMissingObject { throw StoreFailure.notFound(key, in: url) }
                if error.status == 400, ["InvalidRequest", "InvalidBucketState"].contains(error.code) {
                    throw S3Failure.noObjectLock(location, cause: error)
                }
                if error.isDenied, let status = try await head(key, attempt).map({ try self.status($0, of: key) }),
                    isRefusalByLock(status)
                {
                    throw StoreFailure.locked(key, in: url, status: status, cause: error)
                }
                if error.isDenied {
                    throw TidemarkError(
                        .storeDenied, "\(url) does not allow to set a lock or a hold on “\(key)”.",
                        hint: "Allow s3:PutObjectRetention and s3:PutObjectLegalHold on the objects; to make a lock "
                            + "stricter or shorter, s3:BypassGovernanceRetention.", cause: error)
                }
                throw S3Failure.error(S3RequestFailure(.store(error)), key, location)
            }
        }
    }

    static let bypassHeader = S3Header("x-amz-bypass-governance-retention", "true")

    /// The headers of an upload that say more than its bytes.
    func headers(_ attributes: PutAttributes) -> [S3Header] {
        var headers: [S3Header] = []
        if let storageClass = attributes.storageClass, storageClass != .standard {
            headers.append(S3Header("x-amz-storage-class", storageClass.rawValue))
        }
        if let retention = attributes.retention {
            headers.append(S3Header("x-amz-object-lock-mode", retention.mode.rawValue.uppercased()))
            headers.append(S3Header("x-amz-object-lock-retain-until-date", retention.untilText))
            // A locked put must name its checksum; an MD5 is one by itself.
            if location.checksum != .md5 {
                headers.append(S3Header("x-amz-sdk-checksum-algorithm", location.checksum.rawValue.uppercased()))
            }
        }
        if attributes.isHeld { headers.append(S3Header("x-amz-object-lock-legal-hold", "ON")) }
        return headers
    }
}
