internal import APIModel
internal import HummingbirdCore
internal import NIOCore

/// What a route answers.
struct ServerAnswer: Sendable {
    enum Content: Sendable {
        case nothing
        case bytes([UInt8])
        /// Written as long as it lasts.
        case stream(ResponseBody)
    }

    var status: Int
    var contentType: String
    var content: Content
    var headers: [String: String] = [:]

    static let nothing = ServerAnswer(status: 204, contentType: "", content: .nothing)

    init(status: Int, contentType: String, content: Content) {
        self.status = status
        self.contentType = contentType
        self.content = content
    }

    /// JSON of a value, with its revision as the ETag where it has one.
    init(_ value: some Encodable, status: Int = 200) throws {
        self.init(status: status, contentType: "application/json", content: .bytes(try WireJSON.bytes(value)))
        if let revised = value as? any Revised { headers["ETag"] = "\"\(revised.revision)\"" }
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> ServerAnswer {
        ServerAnswer(status: 200, contentType: type, content: .bytes(Array(text.utf8)))
    }
}
