internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore

/// Answers what an address does not know how to do.
struct MethodResponder: HTTPResponder {
    typealias Context = APIContext

    let allowed: [HTTPRequest.Method]

    func respond(to request: Request, context: APIContext) throws -> Response {
        let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        throw RequestRefusal(
            .requestMethod, "\(request.method.rawValue) is not known at this address.", hint: "Use \(names).",
            headers: ["Allow": names])
    }
}
