/// Whether somebody may do something, and which rule says so.
package struct ExplainDocument: Described, Hashable {
    package var isAllowed: Bool
    package var reason: String
    package var role: String?
    package var number: Int?
    package var rule: PolicyRuleForm?
    package var grant: GrantDocument?
    package var duties: [String]?
    package var approvals: Int
    package var text: String

    package static let reasons = ["identity", "rule", "nothing", "conflict"]

    package init(
        isAllowed: Bool, reason: String, role: String?, number: Int?, rule: PolicyRuleForm?, grant: GrantDocument?,
        duties: [String]?, approvals: Int, text: String
    ) {
        self.isAllowed = isAllowed
        self.reason = reason
        self.role = role
        self.number = number
        self.rule = rule
        self.grant = grant
        self.duties = duties
        self.approvals = approvals
        self.text = text
    }

    package static var schema: Schema {
        .object([
            .required("isAllowed", .boolean, "Whether it may be done."),
            .required(
                "reason", .word(reasons),
                "What decided: who somebody is, a rule, that no rule says anything, or two duties at once."),
            .optional("role", .text(), "The role or policy whose rule decided."),
            .optional("number", .count, "Which of its rules, from 1."),
            .optional("rule", .type(PolicyRuleForm.self), "The rule."),
            .optional(
                "grant", .type(GrantDocument.self), "How its holder came to it; absent where it comes with a token."),
            .optional("duties", .list(.text()), "The duties that are kept apart."),
            .required("approvals", .count, "How many other persons have to approve it, where it is allowed."),
            .required("text", .text(), "The same as a sentence."),
        ])
    }
}
