/// What was answered to a request with a key, kept so that the same request again has the same answer.
package struct KeptAnswer: Sendable, Hashable, Codable {
    package var status: Int
    package var contentType: String
    /// Headers that belong to the answer, such as `Location`.
    package var headers: [String: String]
    package var body: String

    package init(status: Int, contentType: String, headers: [String: String], body: String) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// What becomes of a request with a key.
    package enum Claim: Sendable, Hashable {
        /// It is the first: carry it out, then `keepAnswer` or `dropAnswer`.
        case first
        /// It was carried out: answer the same.
        case answered(KeptAnswer)
        /// It is being carried out right now.
        case underWay
        /// The key was used for another request.
        case other
    }
}
