/// One sentence of a policy as it is written and shown.
package struct PolicyRuleForm: Described, Hashable {
    /// `allow` or `deny`.
    package var effect: String
    /// Verbs, or `*` for all.
    package var verbs: [String]
    /// Exact names, or `*`; absent for all.
    package var kinds: [String]?
    package var projects: [String]?
    package var sites: [String]?
    package var instances: [String]?
    package var tags: [String]?
    package var repositories: [String]?
    package var addresses: [String]?
    package var exceptAddresses: [String]?
    package var hours: PolicyHoursForm?
    package var secondFactor: Bool?

    package init(
        effect: String, verbs: [String], kinds: [String]? = nil, projects: [String]? = nil, sites: [String]? = nil,
        instances: [String]? = nil, tags: [String]? = nil, repositories: [String]? = nil, addresses: [String]? = nil,
        exceptAddresses: [String]? = nil, hours: PolicyHoursForm? = nil, secondFactor: Bool? = nil
    ) {
        self.effect = effect
        self.verbs = verbs
        self.kinds = kinds
        self.projects = projects
        self.sites = sites
        self.instances = instances
        self.tags = tags
        self.repositories = repositories
        self.addresses = addresses
        self.exceptAddresses = exceptAddresses
        self.hours = hours
        self.secondFactor = secondFactor
    }

    package static let mostNames = 200
    private static let names = Schema.list(.text(TextRule(least: 1, most: 130)), most: mostNames)

    package static var schema: Schema {
        .object([
            .required("effect", .word(["allow", "deny"]), "A rule that denies wins over all that allow."),
            .required("verbs", .list(.text(TextRule(least: 1, most: 40)), most: 40), "Verbs, or `*` for all."),
            .optional("kinds", names, "Kinds of resources; absent for all."),
            .optional("projects", names, "Projects by name; absent for all, also for what is in none."),
            .optional("sites", names, "Sites by name."),
            .optional("instances", names, "Instances by name, with their jobs, exports and links."),
            .optional("tags", names, "Instances with one of these tags, with their jobs, exports and links."),
            .optional("repositories", names, "Repositories by name, and what is done with them."),
            .optional("addresses", names, "Only for requests from one of these addresses or ranges."),
            .optional("exceptAddresses", names, "Only for requests from none of these addresses or ranges."),
            .optional("hours", .type(PolicyHoursForm.self), "Only at these times."),
            .optional("secondFactor", .boolean, "Only with, or only without, a second factor at signing in."),
        ])
    }
}
