/// A request in S3's terms, before it is signed.
struct S3Request: Sendable {
    var method: String
    /// nil for the bucket itself.
    var key: String?
    var query: [(String, String)] = []
    var headers: [S3Header] = []
    var body: ArraySlice<UInt8> = []
    var payload = S3PayloadHash.empty
    var bodyLimit = 16 << 20

    init(_ method: String, _ key: String?, query: [(String, String)] = [], headers: [S3Header] = []) {
        self.method = method
        self.key = key
        self.query = query
        self.headers = headers
    }
}
