/// What answers at one place.
package struct ProbeResult: Described, Hashable {
    package enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// A database server that greets.
        case server
        /// A database server that does not let the asking machine in.
        case refused
        /// Something that is no such server.
        case other
        /// Nothing, or not in time.
        case unreachable
    }

    package var address: String
    package var outcome: Outcome
    /// `mysql` or `mariadb`.
    package var family: String?
    /// Such as `10.11.19`.
    package var version: String?
    /// An instance that is known with this host and port.
    package var instance: String?
    /// What was found, for people.
    package var detail: String

    package init(
        address: String, outcome: Outcome, family: String? = nil, version: String? = nil, instance: String? = nil,
        detail: String
    ) {
        self.address = address
        self.outcome = outcome
        self.family = family
        self.version = version
        self.instance = instance
        self.detail = detail
    }

    package static var schema: Schema {
        .object([
            .required("address", .text(), "As it was given."),
            .required("outcome", .word(of: Outcome.self), "What answers there."),
            .optional("family", .word(["mysql", "mariadb"]), "The family of the server."),
            .optional("version", .text(), "Such as `10.11.19`."),
            .optional("instance", .name, "An instance that is known with this host and port."),
            .required("detail", .text(), "What was found, for people."),
        ])
    }
}
