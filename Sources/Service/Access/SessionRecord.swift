internal import APIModel
internal import Core

/// A session as the catalog keeps it.
struct SessionRecord {
    let id: String
    let person: String
    let digest: String
    let method: SignInMethod
    let hasFactor: Bool
    /// What the provider said at signing in.
    let groups: [String]
    let address: String?
    let seenFrom: String?
    let agent: String?
    let createdAt: Timestamp
    let seenAt: Timestamp
    let expiresAt: Timestamp

    func isOver(at now: Timestamp, _ terms: SessionTerms) -> Bool {
        expiresAt <= now || now.seconds(since: seenAt) >= terms.idleSeconds
    }

    var identity: PersonIdentity {
        PersonIdentity(name: person, session: id, groups: groups, hasSecondFactor: hasFactor, method: method)
    }

    func view(isCurrent: Bool) -> OpenSessionDocument {
        OpenSessionDocument(
            id: id, person: person, method: method.rawValue, hasSecondFactor: hasFactor, address: address,
            seenFrom: seenFrom, agent: agent, createdAt: WireTime(createdAt), seenAt: WireTime(seenAt),
            expiresAt: WireTime(expiresAt), isCurrent: isCurrent)
    }
}
