package import APIModel

/// Who asks for something, by what, from where, and in which request. Every function takes one.
package struct Caller: Sendable, Hashable {
    package enum Identity: Sendable, Hashable {
        /// Has not shown who it is.
        case nobody
        /// A person who has signed in.
        case person(PersonIdentity)
        /// A machine with a token.
        case token(id: String, name: String, scope: TokenScope)
        /// A part of the service itself, such as the planner.
        case service(part: String)
    }

    package var identity: Identity
    /// The address the request came from; nil inside the process.
    package var address: String?
    package var requestID: String
    /// The approval the request is made under, by its name; nil for none.
    package var approval: String?
    /// What exactly is asked, as the SHA-256 of method, path, query and body in hexadecimal; nil inside the process. An
    /// approval is for one such digest.
    package var digest: String?
    /// What the caller writes to have others approve the request instead; nil where it is to be carried out.
    package var ask: ApprovalAsk?
    /// Collects what the audit writes of the request; nil inside the process.
    package var trail: AuditTrail?

    package init(_ identity: Identity, address: String? = nil, requestID: String) {
        self.identity = identity
        self.address = address
        self.requestID = requestID
    }

    /// What answers are kept under, and who is named in records.
    package var name: String {
        switch identity {
        case .nobody: "nobody"
        case .person(let person): person.name
        case .token(_, let name, _): "token/\(name)"
        case .service(let part): "service/\(part)"
        }
    }

    package var scope: TokenScope? {
        switch identity {
        case .nobody: nil
        case .person, .service: .administrator
        case .token(_, _, let scope): scope
        }
    }
}
