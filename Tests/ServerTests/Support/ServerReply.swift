import APIModel
import HTTPTypes

/// What a test was answered.
struct ServerReply: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    var json: JSONTree { (try? WorkJSON.value(JSONTree.self, in: body)) ?? .null }
    var type: String { headers[.contentType] ?? "" }

    /// The problem, where it is one and says so by its type.
    var problem: ProblemDocument? {
        type == "application/problem+json" ? try? WorkJSON.value(ProblemDocument.self, in: body) : nil
    }

    /// The fields that are wrong.
    var paths: [String] { problem?.problems?.map(\.path) ?? [] }

    func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try WorkJSON.value(type, in: body) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
