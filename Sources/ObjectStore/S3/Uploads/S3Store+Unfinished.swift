package import Core

/// Multipart uploads that a killed process left behind: they are no objects, but they are paid for.
extension S3Store {
    /// All unfinished uploads below the prefix, also those under way now.
    package func unfinishedUploads() async throws -> [S3Upload] {
        var uploads: [S3Upload] = []
        var marker: (key: String, upload: String)?
        while true {
            var request = S3Request("GET", nil)
            request.query = [("uploads", ""), ("prefix", location.prefix)]
            if let marker { request.query += [("key-marker", marker.key), ("upload-id-marker", marker.upload)] }
            let asked = request
            let page = try await client.perform("uploads") { attempt in
                try Self.element(try await client.send(asked, attempt), "ListMultipartUploadsResult")
            }
            for upload in page.all("Upload") {
                guard let key = upload.text("Key"), key.hasPrefix(location.prefix), let id = upload.text("UploadId")
                else { continue }
                let begun = upload.text("Initiated").flatMap { try? Timestamp(parsing: $0) }
                uploads.append(S3Upload(key: String(key.dropFirst(location.prefix.count)), id: id, begunAt: begun))
            }
            guard page.text("IsTruncated") == "true", let key = page.text("NextKeyMarker"),
                let upload = page.text("NextUploadIdMarker"), marker.map({ $0 != (key, upload) }) ?? true
            else { return uploads }
            marker = (key, upload)
        }
    }

    /// Aborts the unfinished uploads that were begun before `moment`, and returns how many there were. Uploads of
    /// unknown age stay.
    @discardableResult
    package func abortUploads(begunBefore moment: Timestamp) async throws -> Int {
        let old = try await unfinishedUploads().filter { $0.begunAt.map { $0 < moment } ?? false }
        for upload in old { try await abort(upload) }
        return old.count
    }

    func abort(_ upload: S3Upload) async throws {
        try await client.perform(upload.key) { attempt in
            do {
                _ = try await client.send(
                    S3Request("DELETE", upload.key, query: [("uploadId", upload.id)]), attempt, judged: [404])
            } catch let error as S3Error where error.isMissingObject {
                return
            }
        }
    }
}
