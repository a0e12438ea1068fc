/// What a store answered; nothing is said about whether that is good.
package struct HTTPAnswer: Sendable {
    package let status: Int
    package let headers: [S3Header]
    package let body: [UInt8]

    package init(status: Int, headers: [S3Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
