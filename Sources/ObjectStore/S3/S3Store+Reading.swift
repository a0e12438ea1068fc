internal import Core

extension S3Store {
    /// The largest object S3 can have that was put at once, and more than any of ours.
    private static let largestObject: UInt64 = 5 << 30

    package func get(_ key: String) async throws -> [UInt8] {
        try await get(key, range: 0..<UInt64.max)
    }

    package func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8] {
        try ObjectKey.check(key)
        if range.isEmpty {
            guard try await size(key) != nil else { throw StoreFailure.notFound(key, in: url) }
            return []
        }
        let wanted = range.upperBound - range.lowerBound
        var request = S3Request("GET", key)
        // Errors have a body too, and a store that knows no ranges sends the whole object.
        request.bodyLimit = Int(min(max(wanted, 64 << 20), Self.largestObject))
        let isWhole = range.lowerBound == 0 && range.upperBound >= Self.largestObject
        if !isWhole {
            let last = range.upperBound > UInt64(Int64.max) ? "" : String(range.upperBound - 1)
            request.headers.append(S3Header("range", "bytes=\(range.lowerBound)-\(last)"))
        }
        let asked = request
        return try await client.perform(key, bytes: Int(min(wanted, 16 << 20))) { attempt in
            let answer: HTTPAnswer
            do {
                answer = try await client.send(asked, attempt, judged: [404, 416])
            } catch let error as S3Error {
                // Beyond the end there is nothing.
                if error.status == 416 { return [] }
                throw StoreFailure.notFound(key, in: url)
            }
            return try Self.part(answer, of: range, isWhole: isWhole)
        }
    }

    /// The bytes of `range`, whatever more the store sent, after a look at which they are.
    private static func part(_ answer: HTTPAnswer, of range: Range<UInt64>, isWhole: Bool) throws -> [UInt8] {
        if isWhole { return answer.body }
        guard answer.status == 206 else {
            // The whole object: the store knows no ranges.
            let part = range.clamped(to: 0..<UInt64(answer.body.count))
            return Array(answer.body[Int(part.lowerBound)..<Int(part.upperBound)])
        }
        guard answer.headers["content-range"]?.hasPrefix("bytes \(range.lowerBound)-") == true else {
            throw S3RequestFailure(.content("another range than the one asked for"))
        }
        return answer.body
    }

    package func size(_ key: String) async throws -> UInt64? {
        try ObjectKey.check(key)
        guard let headers = try await head(key) else { return nil }
        guard let size = headers["content-length"].flatMap(UInt64.init) else {
            throw S3Failure.error(S3RequestFailure(.content("no size")), key, location)
        }
        return size
    }

    /// The object's headers; nil where there is no such object.
    func head(_ key: String) async throws -> [S3Header]? {
        try await client.perform(key) { attempt in try await head(key, attempt) }
    }

    /// The same as part of another call.
    func head(_ key: String, _ attempt: S3Attempt) async throws -> [S3Header]? {
        do {
            let answer = try await client.send(S3Request("HEAD", key), attempt, judged: [404])
            await features.seeBucket()
            return answer.headers
        } catch let error as S3Error where error.status == 404 {
            // An answer to HEAD has no body to say whether the object is missing or the whole bucket.
            if await features.hasSeenBucket { return nil }
            var request = S3Request("GET", nil)
            request.query = [("list-type", "2"), ("max-keys", "1"), ("prefix", location.prefix)]
            _ = try await client.send(request, attempt)
            await features.seeBucket()
            return nil
        }
    }
}
