/// A policy as it is wanted.
package struct PolicyForm: Described, Hashable {
    package var name: String
    /// For people, one line.
    package var title: String?
    package var rules: [PolicyRuleForm]

    package init(name: String, title: String? = nil, rules: [PolicyRuleForm]) {
        self.name = name
        self.title = title
        self.rules = rules
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique among policies and roles."),
            .optional("title", .text(TextRule(most: 200)), "For people, one line."),
            .required(
                "rules", .list(.type(PolicyRuleForm.self), most: 100),
                "What no rule allows is denied; one that denies wins over all that allow."),
        ])
    }
}
