internal import Core

/// Buckets with versions, which every bucket with Object Lock is: a delete hides an object and an overwrite keeps the
/// old one, so both remove what they leave behind, as far as the credentials allow and no lock keeps it.
extension S3Store {
    /// After so many overwrites of a key its versions are listed, in case another process wrote some.
    private static let overwritesPerListing = 64

    package func delete(_ key: String) async throws { try await delete(key, bypassingGovernance: false) }

    package func delete(_ key: String, bypassingGovernance: Bool) async throws {
        try ObjectKey.check(key)
        guard try await isVersioned(), let versions = try await versions(of: key) else {
            return try await deleteCurrent(key)
        }
        // The oldest first, so that a locked one stops it before the object is gone from sight.
        for version in versions.reversed() {
            do {
                try await removeVersion(key, version, bypassingGovernance: bypassingGovernance)
            } catch let error as TidemarkError where error.code == .storeDenied {
                // Not ours to remove for good: then it is hidden, and the bucket's own rules decide.
                return try await deleteCurrent(key)
            }
        }
    }

    /// Takes away what an overwrite left. Nothing is reported: the object itself is stored.
    func removeReplaced(_ key: String, by answer: HTTPAnswer) async throws {
        guard let version = answer.headers["x-amz-version-id"], version != "null" else { return }
        let known = await features.replace(key, by: version, listingAfter: Self.overwritesPerListing)
        do {
            let old = if let known { [known] } else { try await versions(of: key) ?? [] }
            for other in old where other != version { try await removeVersion(key, other) }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return
        }
    }

    /// Throws `store.locked`, and `store.denied` where the credentials may not remove versions.
    func removeVersion(_ key: String, _ version: String, bypassingGovernance: Bool = false) async throws {
        let request = S3Request(
            "DELETE", key, query: [("versionId", version)],
            headers: bypassingGovernance ? [Self.bypassHeader] : [])
        try await client.perform(key) { attempt in
            do {
                _ = try await client.send(request, attempt, judged: [400, 403, 404])
            } catch let error as S3Error {
                if error.isMissingObject { return }
                if error.isDenied, let status = try await lockedStatus(key, version, attempt) {
                    throw StoreFailure.locked(key, in: url, status: status, cause: error)
                }
                throw S3Failure.error(S3RequestFailure(.store(error)), key, location)
            }
        }
    }

    private func lockedStatus(
        _ key: String, _ version: String, _ attempt: S3Attempt
    ) async throws -> ObjectStatus? {
        do {
            let request = S3Request("HEAD", key, query: [("versionId", version)])
            let answer = try await client.send(request, attempt, judged: [400, 403, 404, 405])
            let status = try status(answer.headers, of: key)
            return status.isLocked(at: client.clock.now()) ? status : nil
        } catch is S3Error {
            return nil
        }
    }

    private func deleteCurrent(_ key: String) async throws {
        try await client.perform(key) { attempt in
            do {
                _ = try await client.send(S3Request("DELETE", key), attempt, judged: [404])
            } catch let error as S3Error where error.isMissingObject {
                return
            }
        }
    }

    /// The identifiers of all versions and delete markers of a key, newest first; nil where they may not be listed.
    func versions(of key: String) async throws -> [String]? {
        var found: [String] = []
        var marker: (key: String, version: String)?
        while true {
            var request = S3Request("GET", nil)
            request.query = [("versions", ""), ("prefix", location.prefix + key), ("max-keys", "100")]
            if let marker { request.query += [("key-marker", marker.key), ("version-id-marker", marker.version)] }
            let asked = request
            let page = try await client.perform(key) { attempt -> XMLNode? in
                do {
                    let answer = try await client.send(asked, attempt, judged: [403, 405, 501])
                    return try Self.element(answer, "ListVersionsResult")
                } catch is S3Error {
                    return nil
                }
            }
            guard let page else { return nil }
            for item in page.children where ["Version", "DeleteMarker"].contains(item.name) {
                if item.text("Key") == location.prefix + key, let version = item.text("VersionId") {
                    found.append(version)
                }
            }
            guard page.text("IsTruncated") == "true", let next = page.text("NextKeyMarker"),
                next == location.prefix + key, let version = page.text("NextVersionIdMarker"),
                marker.map({ $0 != (next, version) }) ?? true
            else { return found }
            marker = (next, version)
        }
    }

    /// Asked of the store once; where it does not say, an answer to a put may.
    private func isVersioned() async throws -> Bool {
        if let known = await features.isVersioned { return known }
        let request = S3Request("GET", nil, query: [("versioning", "")])
        let found = try await client.perform("its versioning") { attempt -> Bool in
            do {
                let answer = try await client.send(request, attempt, judged: [400, 403, 405, 501])
                return try Self.element(answer).text("Status") != nil
            } catch is S3Error {
                return false
            }
        }
        return await features.learnVersioning(found)
    }
}
