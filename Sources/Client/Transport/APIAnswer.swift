/// What the server answered.
package struct APIAnswer: Sendable {
    package let status: Int
    /// Names in small letters; of a name that comes twice, the last.
    package let headers: [String: String]
    package let body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// What to name in `If-Match`.
    package var etag: String? { headers["etag"] }

    /// Seconds until the server wants to be asked again.
    var retryAfter: Double? { headers["retry-after"].flatMap(Double.init).map { max(0, min($0, 3600)) } }
}
