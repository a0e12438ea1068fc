package import Core
internal import Crypto

/// AWS Signature Version 4 in headers, for S3: the path is encoded once and not normalised. Pure.
package struct S3Signer: Sendable {
    package let region: String
    package let service: String

    package init(region: String, service: String = "s3") {
        self.region = region
        self.service = service
    }

    /// A request as far as the signature covers it.
    package struct Request: Sendable {
        package var method: String
        /// Percent-encoded, as it goes over the wire.
        package var path: String
        /// Percent-encoded and sorted, as it goes over the wire.
        package var query: String
        /// Names in lower case; all are signed. `host` must be among them.
        package var headers: [S3Header]
        package var payload: S3PayloadHash

        package init(_ method: String, path: String, query: String, headers: [S3Header], payload: S3PayloadHash) {
            self.method = method
            self.path = path
            self.query = query
            self.headers = headers
            self.payload = payload
        }
    }

    /// All headers of the signed request: those given, those the signature adds, and `authorization`.
    package func sign(_ request: Request, with credentials: S3Credentials, at time: Timestamp) -> [S3Header] {
        let date = time.compactText
        var headers = request.headers
        headers.append(S3Header("x-amz-content-sha256", request.payload.text))
        headers.append(S3Header("x-amz-date", date))
        if let token = credentials.sessionToken {
            headers.append(S3Header("x-amz-security-token", token.withBytes { String(decoding: $0, as: UTF8.self) }))
        }
        let sorted = headers.sorted { $0.name < $1.name }
        let names = sorted.map(\.name).joined(separator: ";")
        let canonical = [
            request.method, request.path, request.query,
            sorted.map { "\($0.name):\(Self.trimmed($0.value))\n" }.joined(), names, request.payload.text,
        ].joined(separator: "\n")
        let scope = "\(date.prefix(8))/\(region)/\(service)/aws4_request"
        let toSign = ["AWS4-HMAC-SHA256", date, scope, Hex.encode(SHA256.hash(data: Array(canonical.utf8)))]
            .joined(separator: "\n")
        let signature = Hex.encode(Self.hmac(key(credentials.secretKey, day: String(date.prefix(8))), toSign))
        headers.append(
            S3Header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), SignedHeaders=\(names), "
                    + "Signature=\(signature)"))
        return headers
    }

    private func key(_ secret: Secret, day: String) -> SymmetricKey {
        var key = secret.withBytes { SymmetricKey(data: Array("AWS4".utf8) + $0) }
        for part in [day, region, service, "aws4_request"] { key = SymmetricKey(data: Self.hmac(key, part)) }
        return key
    }

    private static func hmac(_ key: SymmetricKey, _ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }

    /// Without spaces at the ends, runs of them inside made one.
    private static func trimmed(_ value: String) -> String {
        value.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    /// Name and value pairs as a query, sorted and encoded.
    package static func query(_ items: [(String, String)]) -> String {
        var pairs: [(name: String, value: String)] = []
        for item in items { pairs.append((URLText.encoded(item.0), URLText.encoded(item.1))) }
        pairs.sort { left, right in left.name == right.name ? left.value < right.value : left.name < right.name }
        return pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
}
