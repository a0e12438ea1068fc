/// Who called, as the audit keeps it.
package struct AuditCaller: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case nobody, person, token, service
    }

    package var name: String
    package var kind: Kind
    /// How a person signed in.
    package var method: String?
    package var hasSecondFactor: Bool?
    /// What the provider said the person belongs to; absent where to nothing.
    package var groups: [String]?
    /// The name of the session or of the token's text, which is no secret.
    package var session: String?

    init(_ caller: Caller) {
        name = caller.name
        switch caller.identity {
        case .nobody: kind = .nobody
        case .service: kind = .service
        case .person(let person):
            kind = .person
            method = person.method.rawValue
            hasSecondFactor = person.hasSecondFactor
            groups = person.groups.isEmpty ? nil : person.groups
            session = person.session
        case .token(let id, _, _):
            kind = .token
            session = id
        }
    }
}
