internal import Core

/// Stores that ignore a header they do not know would replace what must be written once, without a word. So the store
/// is asked, once a process and before the first such put, to replace a small object of its own, which it must refuse.
extension S3Store {
    /// Never a valid key, so that listings do not see it. The object stays.
    static let probeKey = ".tidemark/write-once"
    private static let probeBody = Array("Tidemark tests here that this store can refuse to replace an object.\n".utf8)

    /// The header that makes a put write-once. Throws `store.unsupported` where the store has none.
    func writeOnceHeader() async throws -> S3Header {
        let found = try await features.writeOnce { [self] in try await probeWriteOnce() }
        guard case .header(let header) = found else {
            throw TidemarkError(
                .storeUnsupported,
                "\(url) replaces objects although it is told not to, so two writers could destroy each other's work.",
                hint: "Use a store that honours If-None-Match on PUT, such as a newer version of this one.")
        }
        return header
    }

    private func probeWriteOnce() async throws -> S3WriteOnce {
        for header in location.vendor.writeOnceHeaders {
            // The first put may make the object; the second can only be refused.
            for _ in 0..<2 where try await isRefused(header) { return .header(header) }
        }
        return .missing
    }

    private func isRefused(_ header: S3Header) async throws -> Bool {
        try await client.perform(Self.probeKey) { attempt in
            do {
                _ = try await client.send(
                    putRequest(Self.probeKey, Self.probeBody[...], headers: [header]), attempt, judged: [409, 412, 501])
                return false
            } catch let error as S3Error {
                return error.isOccupied
            }
        }
    }

    /// Whether the end of a multipart upload is refused where there is an object.
    func canWriteOnceInParts(_ header: S3Header) async throws -> Bool {
        try await features.writeOnceInParts { [self] in
            // Makes the object in case only the header's meaning was known beforehand.
            _ = try await isRefused(header)
            let nonce = Self.nonce()
            let upload = try await begin(Self.probeKey, nonce: nonce)
            do {
                let part = try await put(1, Self.probeBody[...], of: upload)
                try await finish(upload, [part], header: header, nonce: nonce)
            } catch let error as TidemarkError where error.code == .storeExists {
                await abandon(upload)
                return true
            } catch {
                await abandon(upload)
                throw error
            }
            return false
        }
    }
}
