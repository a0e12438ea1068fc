internal import APIModel

/// What is read of a request.
struct RouteBody: Sendable {
    enum Form: Sendable {
        /// JSON of a described type.
        case type(any Described.Type)
        /// JSON of a type that workers alone send: read, and not described in detail.
        case work(String)
        /// A tree in JSON or YAML whose fields have a page of their own.
        case document(String)
        /// CSV, or a tree in JSON or YAML.
        case list(String)
    }

    let form: Form

    /// The types of content that are read.
    var types: [String] {
        switch form {
        case .type, .work: ["application/json"]
        case .document: ["application/json", "application/yaml"]
        case .list: ["application/json", "application/yaml", "text/csv"]
        }
    }

    /// Whether it may be as large as a list of instances.
    var isLarge: Bool {
        if case .list = form { true } else { false }
    }
}
