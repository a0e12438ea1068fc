internal import Core
internal import Crypto

/// The headers and the signature's part by which a store checks the body of one upload.
struct UploadChecksum {
    let headers: [S3Header]
    let payload: S3PayloadHash

    /// `isPart`: of a multipart upload, whose parts may carry a checksum only where the upload was begun with it.
    init(_ kind: S3Checksum, of body: ArraySlice<UInt8>, isTLS: Bool, isPart: Bool = false) {
        switch kind {
        case .sha256:
            payload = .signing(body)
            headers = isPart ? [] : [S3Header("x-amz-checksum-sha256", Self.base64(payload))]
        case .crc32c:
            let checksum = withUnsafeBytes(of: CRC32C.of(body).bigEndian) { Base64Bytes(Array($0)).description }
            headers = [S3Header("x-amz-checksum-crc32c", checksum)]
            payload = isTLS ? .unsigned : .signing(body)
        case .md5:
            let hash = body.withUnsafeBytes { buffer in
                var md5 = Insecure.MD5()
                md5.update(bufferPointer: buffer)
                return Array(md5.finalize())
            }
            headers = [S3Header("content-md5", Base64Bytes(hash).description)]
            payload = isTLS ? .unsigned : .signing(body)
        }
    }

    private static func base64(_ payload: S3PayloadHash) -> String {
        guard case .signed(let hash) = payload else { return "" }
        return Base64Bytes(hash).description
    }
}
