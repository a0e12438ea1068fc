/// Whether somebody may do something is to be explained.
package struct ExplainForm: Described, Hashable {
    /// A person where nil.
    package var subjectKind: String?
    package var subject: String
    package var groups: [String]?
    package var verb: String
    package var kind: String
    package var project: String?
    package var name: String?
    package var address: String?
    package var at: WireTime?
    package var hasSecondFactor: Bool?

    package init(
        subjectKind: String? = nil, subject: String, groups: [String]? = nil, verb: String, kind: String,
        project: String? = nil, name: String? = nil, address: String? = nil, at: WireTime? = nil,
        hasSecondFactor: Bool? = nil
    ) {
        self.subjectKind = subjectKind
        self.subject = subject
        self.groups = groups
        self.verb = verb
        self.kind = kind
        self.project = project
        self.name = name
        self.address = address
        self.at = at
        self.hasSecondFactor = hasSecondFactor
    }

    package static var schema: Schema {
        .object([
            .optional("subjectKind", .word(["person", "token"]), "A person where absent."),
            .required("subject", .text(TextRule(least: 1, most: 200)), "Who, by name."),
            .optional(
                "groups", .list(.text(TextRule(least: 1, most: 200)), most: 100),
                "Groups the person is taken to belong to: the service knows them from signing in alone."),
            .required("verb", .text(TextRule(least: 1, most: 40)), "What."),
            .required(
                "kind", .text(TextRule(least: 1, most: 40)),
                "The kind of resource, such as instance; service for what is none."),
            .optional("project", .name, "Of the resource."),
            .optional("name", .text(TextRule(least: 1, most: 200)), "The resource; absent for all of the kind."),
            .optional("address", .text(TextRule(least: 1, most: 64)), "From where, as if."),
            .optional("at", .time, "When, as if; now where absent."),
            .optional("hasSecondFactor", .boolean, "Whether with a second factor, as if; without where absent."),
        ])
    }
}
