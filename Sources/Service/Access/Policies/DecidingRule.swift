/// The rule that decided, and how its holder came to it.
package struct DecidingRule: Sendable, Hashable {
    /// Of a built-in role or a policy.
    package let role: String
    /// From 1, in the order of the policy.
    package let number: Int
    package let rule: PolicyRule
    /// Nil for what comes with a token's scope.
    package let grant: Grant?

    package init(role: String, number: Int, rule: PolicyRule, grant: Grant?) {
        self.role = role
        self.number = number
        self.rule = rule
        self.grant = grant
    }
}
