internal import APIModel

/// What a route answers where all is well.
struct RouteAnswer: Sendable {
    enum Form: Sendable {
        case nothing
        case type(any Described.Type)
        /// JSON that is not described here.
        case json(String)
        case text(String)
        case events(String)
        /// Bytes, with words about what they are.
        case file(String)
    }

    let status: Int
    let form: Form
    /// Other types of content that the same is answered in.
    var pages: [String] = []

    static let nothing = RouteAnswer(status: 204, form: .nothing)
}
