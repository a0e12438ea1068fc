internal import APIModel
internal import HTTPTypes
internal import Service

/// One address and method: how it is documented, what is checked before it is carried out, and what carries it out. The table of
/// routes is the API: the router and the published document are both made of it.
struct Route: Sendable {
    /// Who may ask at all; what exactly is decided by the function that is called.
    enum Access: Sendable {
        case everybody
        case signedIn
        /// As `signedIn`, unless the settings say everybody.
        case metrics
    }

    /// What a change must say about the revision it is made from.
    enum Condition: Sendable {
        case none
        /// `If-Match` with the ETag that was read, or `*`.
        case required
    }

    let method: HTTPRequest.Method
    /// With parameters in braces.
    let path: String
    /// Unique; the document's operationId.
    let name: String
    /// A sentence for people.
    let summary: String
    var access = Access.signedIn
    var parameters: [RouteParameter] = []
    /// Parameters of the query that the route does not know are no mistake of the caller's.
    var ignoresOtherParameters = false
    var body: RouteBody?
    var condition = Condition.none
    /// `Idempotency-Key` is understood, and the answer kept under it.
    var keepsAnswers = false
    /// It ends when the caller goes: no limit of time.
    var isEndless = false
    /// How often the audit tells of it.
    var audit = AuditCall.Volume.each
    var answer: RouteAnswer
    let handle: @Sendable (ServerRequest) async throws -> ServerAnswer

    /// The names in the braces of the path, in their order.
    var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// The group it is shown in: the first part behind the version.
    var group: String {
        let parts = path.split(separator: "/").map(String.init)
        return parts.count > 2 && parts[0] == "api" ? parts[2] : "service"
    }
}
