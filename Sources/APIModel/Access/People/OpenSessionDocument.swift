/// A session that lasts.
package struct OpenSessionDocument: Described, Hashable {
    package var id: String
    package var person: String
    package var method: String
    package var hasSecondFactor: Bool
    package var address: String?
    package var seenFrom: String?
    package var agent: String?
    package var createdAt: WireTime
    package var seenAt: WireTime
    package var expiresAt: WireTime
    package var isCurrent: Bool

    package init(
        id: String, person: String, method: String, hasSecondFactor: Bool, address: String? = nil,
        seenFrom: String? = nil, agent: String? = nil, createdAt: WireTime, seenAt: WireTime, expiresAt: WireTime,
        isCurrent: Bool
    ) {
        self.id = id
        self.person = person
        self.method = method
        self.hasSecondFactor = hasSecondFactor
        self.address = address
        self.seenFrom = seenFrom
        self.agent = agent
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.isCurrent = isCurrent
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names the session; no secret."),
            .required("person", .name, "Whose it is."),
            .required("method", .word(["password", "provider"]), "How the person signed in."),
            .required("hasSecondFactor", .boolean, "Whether a second factor was shown."),
            .optional("address", .text(), "Where it began; absent where unknown."),
            .optional("seenFrom", .text(), "Where it was used last; absent where unknown."),
            .optional("agent", .text(), "The program that began it, as it named itself."),
            .required("createdAt", .time, "When it began."),
            .required("seenAt", .time, "When it was used last, to the minute."),
            .required("expiresAt", .time, "When it ends, whether used or not."),
            .required("isCurrent", .boolean, "Whether it is the caller's."),
        ])
    }
}
