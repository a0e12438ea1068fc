/// A list of controls, as a user may write one.
package struct ControlSet: Sendable, Hashable {
    package let name: String
    package let title: BilingualText
    /// What the author says of it.
    package let note: BilingualText
    /// Repositories that are known to be elsewhere, by name.
    package let offSite: Set<String>
    package let controls: [Control]

    package init(
        name: String, title: BilingualText, note: BilingualText = .none, offSite: Set<String> = [],
        controls: [Control]
    ) {
        self.name = name
        self.title = title
        self.note = note
        self.offSite = offSite
        self.controls = controls
    }

    /// A control for each fact: what holds where no set is configured.
    package static let facts = ControlSet(
        name: "facts", title: BilingualText(english: "What is known", chinese: "已知事实"),
        controls: ComplianceFact.allCases.map { Control(id: $0.rawValue, title: $0.title, facts: [$0]) })
}
