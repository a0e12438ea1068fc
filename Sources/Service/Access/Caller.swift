package import APIModel

/// Who asks for something, by what, from where, and in which request. Every function takes one.
package struct Caller: Sendable, Hashable {
    package enum Identity: Sendable, Hashable {
        /// Has not shown who it is.
        case nobody
        /// Signed in with the password, by the session of that name.
        case administrator(session: String)
        /// A machine with a token.
        case token(id: String, name: String, scope: TokenScope)
        /// A part of the service itself, such as the planner.
        case service(part: String)
    }

    package var identity: Identity
    /// The address the request came from; nil inside the process.
    package var address: String?
    package var requestID: String

    package init(_ identity: Identity, address: String? = nil, requestID: String) {
        self.identity = identity
        self.address = address
        self.requestID = requestID
    }

    /// What answers are kept under, and who is named in records.
    package var name: String {
        switch identity {
        case .nobody: "nobody"
        case .administrator: "administrator"
        case .token(_, let name, _): "token/\(name)"
        case .service(let part): "service/\(part)"
        }
    }

    package var scope: TokenScope? {
        switch identity {
        case .nobody: nil
        case .administrator, .service: .administrator
        case .token(_, _, let scope): scope
        }
    }
}
