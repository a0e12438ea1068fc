internal import Core

extension S3Store {
    package func move(_ key: String, to storageClass: StorageClass) async throws {
        try ObjectKey.check(key)
        guard let headers = try await head(key) else { throw StoreFailure.notFound(key, in: url) }
        let status = try status(headers, of: key)
        if status.storageClass == storageClass { return }
        // A copy of a locked object would leave the old one where it is, to be paid for beside the new one.
        if status.isLocked(at: client.clock.now()) { throw StoreFailure.locked(key, in: url, status: status) }
        guard status.isReadable else { throw StoreFailure.archived(key, in: url) }
        try await copyOntoItself(key, headers, storageClass)
    }

    private func copyOntoItself(_ key: String, _ old: [S3Header], _ storageClass: StorageClass) async throws {
        let source = "/\(location.bucket)/" + URLText.encoded(location.prefix + key, keepsSlashes: true)
        let version = old["x-amz-version-id"].flatMap { $0 == "null" ? nil : $0 }
        var headers = [
            S3Header("x-amz-copy-source", source + (version.map { "?versionId=\(URLText.encoded($0))" } ?? "")),
            S3Header("x-amz-storage-class", storageClass.rawValue),
            // With the metadata given anew some stores take it for a change that would else be none.
            S3Header("x-amz-metadata-directive", "REPLACE"),
            S3Header("content-type", "application/octet-stream"),
        ]
        if let nonce = old[Self.nonceHeader] { headers.append(S3Header(Self.nonceHeader, nonce)) }
        if let etag = old["etag"] { headers.append(S3Header("x-amz-copy-source-if-match", etag)) }
        let request = S3Request("PUT", key, headers: headers)
        try await client.perform(key) { attempt in
            if attempt.mayHaveArrived, let now = try await head(key, attempt),
                try status(now, of: key).storageClass == storageClass
            {
                return
            }
            do {
                // The status is sent before the work is done: what counts is the body.
                let root = try Self.element(try await client.send(request, attempt, judged: [400, 403, 404, 412]))
                if root.name == "Error" {
                    throw S3RequestFailure(.store(S3Error(status: 500, body: root, headers: [])))
                }
            } catch let error as S3Error {
                if error.isMissingObject { throw StoreFailure.notFound(key, in: url) }
                if ["InvalidStorageClass", "InvalidArgument"].contains(error.code) {
                    throw TidemarkError(
                        .storeUnsupported, "\(url) has no storage class \(storageClass).",
                        hint: "Name one that the store knows.", cause: error)
                }
                throw S3Failure.error(S3RequestFailure(.store(error)), key, location)
            }
        }
        if let version { try await removeVersion(key, version) }
    }

    package func retrieve(_ key: String, days: Int, speed: RetrievalSpeed) async throws {
        try ObjectKey.check(key)
        let text =
            "<RestoreRequest xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Days>\(days)</Days>"
            + "<GlacierJobParameters><Tier>\(speed.tier)</Tier></GlacierJobParameters></RestoreRequest>"
        let body = Array(text.utf8)[...]
        let checksum = UploadChecksum(.md5, of: body, isTLS: location.endpoint.isTLS)
        var request = S3Request("POST", key, query: [("restore", "")], headers: checksum.headers)
        request.headers.append(S3Header("content-type", "application/xml"))
        request.body = body
        request.payload = checksum.payload
        let asked = request
        try await client.perform(key) { attempt in
            do {
                _ = try await client.send(asked, attempt, judged: [400, 403, 404, 405, 409, 501])
            } catch let error as S3Error {
                switch error.code {
                // Asked for before; or in a class that needs no retrieval.
                case "RestoreAlreadyInProgress", "InvalidObjectState": return
                default: break
                }
                if error.isMissingObject { throw StoreFailure.notFound(key, in: url) }
                throw S3Failure.error(S3RequestFailure(.store(error)), key, location)
            }
        }
    }
}
