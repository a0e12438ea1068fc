internal import APIModel
internal import Core
internal import HTTPTypes
internal import Service

/// A request whose caller is known, and whose path, query and body have been checked.
struct ServerRequest: Sendable {
    let caller: Caller
    /// Parameters of the path, decoded.
    let names: [String: String]
    /// Parameters of the query that the route knows, decoded.
    let query: [String: String]
    let content: RequestContent
    /// The revision a change is made from; nil where any will do.
    let revision: Int64?
    /// Of the caller's own choice.
    let key: String?
    let lastEventID: String?
    let headers: HTTPFields
    /// Only the answer's headers are wanted.
    var isHead = false
    let core: ServerCore
    /// The published document.
    let document: [UInt8]

    var service: TidemarkService { core.service }
    var project: String { query["project"] ?? TidemarkService.standardName }
    var isDryRun: Bool { query["dryRun"] == "true" }
    var limit: Int { query["limit"].flatMap { Int($0) } ?? PageRequest.standard }
    var page: PageRequest { PageRequest(after: query["after"] ?? "", limit: limit) }
    /// The place in a list that is counted.
    var afterNumber: Int64 { query["after"].flatMap { Int64($0) } ?? 0 }

    /// What the program that asks calls itself.
    var agent: String? { headers[.userAgent] }

    /// The value of a cookie; nil where the browser sends none of that name.
    func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for part in header.split(separator: ";") {
                let halves = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
                if halves.count == 2, halves[0] == name { return halves[1] }
            }
        }
        return nil
    }

    /// A parameter of the path; empty where the route has none of that name.
    func path(_ name: String) -> String { names[name] ?? "" }

    /// The body as a type it was checked for. Throws `RefusedFields`.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard case .json(_, let bytes) = content else {
            throw RefusedFields(path: "body", "It is missing.", hint: "Send JSON.")
        }
        do {
            return try WireJSON.value(type, from: bytes)
        } catch let error as DecodingError {
            throw RefusedFields(error)
        }
    }

    /// The body as a type that workers alone send. Throws `usage.invalid`.
    func work<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard case .json(_, let bytes) = content else {
            throw RefusedFields(path: "body", "It is missing.", hint: "Send JSON.")
        }
        return try WorkJSON.value(type, in: bytes)
    }

    /// The body as a tree. Throws `RefusedFields` where it is a list in CSV, or missing.
    func tree() throws -> ConfigValue {
        switch content {
        case .json(let value, _), .yaml(let value): return value
        case .csv, .none: throw RefusedFields(path: "body", "It is missing.", hint: "Send JSON or YAML.")
        }
    }
}

extension RefusedFields {
    /// What a decoder found, by the path of the field.
    fileprivate init(_ error: DecodingError) {
        func path(_ keys: [any CodingKey]) -> String {
            let text = keys.reduce("") { path, key in
                key.intValue.map { "\(path)[\($0)]" } ?? (path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)")
            }
            return text.isEmpty ? "body" : text
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(path: path(context.codingPath + [key]), "It is missing.", hint: "Write it.")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(
                path: path(context.codingPath), "It has another type.", hint: "See the API's description of the field.")
        case .dataCorrupted(let context):
            self.init(
                path: path(context.codingPath), "It is not what is wanted here.",
                hint: "See the API's description of the field.")
        @unknown default:
            self.init(path: "body", "It cannot be read.", hint: "See the API's description of the body.")
        }
    }
}
