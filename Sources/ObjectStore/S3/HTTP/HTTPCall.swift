/// One request as it goes over the wire.
package struct HTTPCall: Sendable {
    package var method: String
    /// Scheme, host, path and query, all encoded.
    package var url: String
    package var headers: [S3Header]
    package var body: ArraySlice<UInt8> = []
    /// An answer with a longer body is refused.
    package var bodyLimit: Int
    /// Seconds until the call fails whatever it is doing.
    package var secondsLeft: Double

    package init(_ method: String, _ url: String, headers: [S3Header] = [], bodyLimit: Int, secondsLeft: Double) {
        self.method = method
        self.url = url
        self.headers = headers
        self.bodyLimit = bodyLimit
        self.secondsLeft = secondsLeft
    }
}
