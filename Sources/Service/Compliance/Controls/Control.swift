/// One thing that a set of controls asks for, and the facts that show whether it is so.
package struct Control: Sendable, Hashable {
    package let id: String
    package let title: BilingualText
    package let text: BilingualText
    package let facts: [ComplianceFact]
    package let limits: ControlLimits

    package init(
        id: String, title: BilingualText, text: BilingualText = .none, facts: [ComplianceFact],
        limits: ControlLimits = .none
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.facts = facts
        self.limits = limits
    }
}
