internal import Core

/// Objects above the size of a part, in parts that are sent side by side.
extension S3Store {
    private static let partsInFlight = 4
    private static let mostParts = 10_000

    func putInParts(
        _ key: String, _ bytes: [UInt8], _ attributes: PutAttributes, header: S3Header?, nonce: String
    ) async throws {
        let upload = try await begin(key, nonce: nonce, attributes)
        do {
            let parts = try await send(bytes, of: upload)
            try await finish(upload, parts, header: header, nonce: nonce)
        } catch {
            await abandon(upload)
            throw error
        }
    }

    func begin(_ key: String, nonce: String, _ attributes: PutAttributes = .none) async throws -> S3Upload {
        var request = S3Request(
            "POST", key, query: [("uploads", "")],
            headers: [S3Header(Self.nonceHeader, nonce), S3Header("content-type", "application/octet-stream")])
        if location.checksum == .crc32c { request.headers.append(S3Header("x-amz-checksum-algorithm", "CRC32C")) }
        request.headers += headers(attributes).filter { $0.name != "x-amz-sdk-checksum-algorithm" }
        let asked = request
        return try await client.perform(key) { attempt in
            let answer: HTTPAnswer
            do {
                answer = try await client.send(asked, attempt, judged: attributes.isEmpty ? [] : [400])
            } catch let error as S3Error {
                throw S3Failure.attributes(attributes, error, key, location)
            }
            let root = try Self.element(answer, "InitiateMultipartUploadResult")
            guard let id = root.text("UploadId"), !id.isEmpty, id.utf8.count <= 2048 else {
                throw S3RequestFailure(.content("an upload without an identifier"))
            }
            return S3Upload(key: key, id: id, begunAt: nil)
        }
    }

    private func send(_ bytes: [UInt8], of upload: S3Upload) async throws -> [S3Part] {
        let size = max(location.partBytes, (bytes.count + Self.mostParts - 1) / Self.mostParts)
        let count = (bytes.count + size - 1) / size
        return try await withThrowingTaskGroup(of: S3Part.self) { group in
            var parts: [S3Part] = []
            var next = 0
            func add(_ group: inout ThrowingTaskGroup<S3Part, any Error>) {
                let body = bytes[next * size..<min(bytes.count, (next + 1) * size)]
                let number = next + 1
                next += 1
                group.addTask { try await self.put(number, body, of: upload) }
            }
            while next < min(count, Self.partsInFlight) { add(&group) }
            while let part = try await group.next() {
                parts.append(part)
                if next < count { add(&group) }
            }
            return parts.sorted { $0.number < $1.number }
        }
    }

    func put(_ number: Int, _ body: ArraySlice<UInt8>, of upload: S3Upload) async throws -> S3Part {
        let checksum = UploadChecksum(location.checksum, of: body, isTLS: location.endpoint.isTLS, isPart: true)
        var request = S3Request(
            "PUT", upload.key, query: [("partNumber", String(number)), ("uploadId", upload.id)],
            headers: checksum.headers)
        request.body = body
        request.payload = checksum.payload
        let asked = request
        return try await client.perform(upload.key, bytes: body.count) { attempt in
            let answer = try await client.send(asked, attempt)
            guard let etag = answer.headers["etag"], !etag.isEmpty else {
                throw S3RequestFailure(.content("a part without an ETag"))
            }
            return S3Part(number: number, etag: etag, checksum: asked.headers["x-amz-checksum-crc32c"])
        }
    }

    /// Makes the object of its parts.
    func finish(_ upload: S3Upload, _ parts: [S3Part], header: S3Header?, nonce: String) async throws {
        var request = S3Request(
            "POST", upload.key, query: [("uploadId", upload.id)], headers: header.map { [$0] } ?? [])
        request.headers.append(S3Header("content-type", "application/xml"))
        request.body = Self.completion(parts)[...]
        request.payload = .signing(request.body)
        let asked = request
        try await client.perform(upload.key) { attempt in
            if attempt.mayHaveArrived, try await isOwn(upload.key, nonce, attempt) { return }
            do {
                let answer = try await client.send(asked, attempt, judged: [404, 409, 412])
                // The status is sent before the work is done: what counts is the body.
                let root = try Self.element(answer)
                if root.name == "Error" {
                    let error = S3Error(status: 500, body: root, headers: answer.headers)
                    if error.code == "PreconditionFailed" {
                        throw S3Error(status: 412, body: root, headers: answer.headers)
                    }
                    throw S3RequestFailure(.store(error))
                }
                guard root.name == "CompleteMultipartUploadResult" else {
                    throw S3RequestFailure(.content("an end of an upload that is none"))
                }
            } catch let error as S3Error {
                if error.isOccupied { return try await judge(error, upload.key, nonce, attempt) }
                // The upload is gone: it was finished by a try whose answer was lost, or aborted by someone.
                if try await isOwn(upload.key, nonce, attempt) { return }
                throw S3Failure.error(S3RequestFailure(.store(error)), upload.key, location)
            }
        }
    }

    private func isOwn(_ key: String, _ nonce: String, _ attempt: S3Attempt) async throws -> Bool {
        try await head(key, attempt)?[Self.nonceHeader] == nonce
    }

    /// Frees what was uploaded, also when the task was cancelled. What cannot be freed now is found by
    /// `unfinishedUploads`.
    func abandon(_ upload: S3Upload) async {
        await Task { [self] in try? await abort(upload) }.value
    }

    private static func completion(_ parts: [S3Part]) -> [UInt8] {
        var text = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
        for part in parts {
            text += "<Part>"
            if let checksum = part.checksum { text += "<ChecksumCRC32C>\(checksum)</ChecksumCRC32C>" }
            text += "<ETag>\(escaped(part.etag))</ETag><PartNumber>\(part.number)</PartNumber></Part>"
        }
        return Array((text + "</CompleteMultipartUpload>").utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: String(character)
            }
        }.joined()
    }

    /// The root element of an answer, which must be of that name where one is given.
    static func element(_ answer: HTTPAnswer, _ name: String? = nil) throws -> XMLNode {
        let root: XMLNode
        do {
            root = try XMLReader.read(answer.body)
        } catch {
            throw S3RequestFailure(.content("\(error)"))
        }
        if let name, root.name != name { throw S3RequestFailure(.content("“\(root.name)” instead of “\(name)”")) }
        return root
    }
}
