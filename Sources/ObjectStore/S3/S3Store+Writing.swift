internal import Core

extension S3Store {
    /// The metadata by which a writer knows its own object again.
    static let nonceHeader = "x-amz-meta-tidemark-put"
    /// What S3 takes in one put.
    private static let largestPut = 5 << 30

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws {
        try await put(key, bytes, mode: mode, attributes: .none)
    }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        try ObjectKey.check(key)
        let header = mode == .ifAbsent ? try await writeOnceHeader() : nil
        let nonce = Self.nonce()
        if bytes.count > location.partBytes {
            var inParts = true
            if let header, bytes.count <= Self.largestPut { inParts = try await canWriteOnceInParts(header) }
            if inParts {
                return try await putInParts(key, bytes, attributes, header: header, nonce: nonce)
            }
        }
        let request = putRequest(
            key, bytes[...],
            headers: [S3Header(Self.nonceHeader, nonce)] + (header.map { [$0] } ?? []) + headers(attributes))
        let judged = Set((header == nil ? [] : [409, 412]) + (attributes.isEmpty ? [] : [400]))
        let answer = try await client.perform(key, bytes: bytes.count) { attempt -> HTTPAnswer? in
            if header != nil, attempt.mayHaveArrived, try await isStored(key, nonce, attempt) { return nil }
            do {
                return try await client.send(request, attempt, judged: judged)
            } catch let error as S3Error {
                if error.status == 400 { throw S3Failure.attributes(attributes, error, key, location) }
                try await judge(error, key, nonce, attempt)
                return nil
            }
        }
        if mode == .overwrite, let answer { try await removeReplaced(key, by: answer) }
    }

    /// After a refusal, or before another try: whether the object is the one of this call, whose answer was lost.
    /// Throws `store.exists` where it is another's.
    func isStored(_ key: String, _ nonce: String, _ attempt: S3Attempt) async throws -> Bool {
        guard let headers = try await head(key, attempt) else { return false }
        guard headers[Self.nonceHeader] == nonce else { throw StoreFailure.exists(key, in: url) }
        return true
    }

    /// Returns where the refusal of a write-once put only shows that the put had succeeded. A proxy on the way may have
    /// repeated it, so that is looked at always.
    func judge(_ error: S3Error, _ key: String, _ nonce: String, _ attempt: S3Attempt) async throws {
        if error.isOccupied, try await isStored(key, nonce, attempt) { return }
        // Refused because of an object that is gone again: the next try decides.
        throw S3RequestFailure(error.isOccupied ? .content("an object stood in the way and is gone") : .store(error))
    }

    func putRequest(_ key: String, _ body: ArraySlice<UInt8>, headers: [S3Header]) -> S3Request {
        let checksum = UploadChecksum(location.checksum, of: body, isTLS: location.endpoint.isTLS)
        var request = S3Request("PUT", key, headers: headers + checksum.headers)
        request.headers.append(S3Header("content-type", "application/octet-stream"))
        request.body = body
        request.payload = checksum.payload
        return request
    }

    static func nonce() -> String {
        Hex.encode((0..<16).map { _ in UInt8.random(in: .min ... .max) })
    }
}
