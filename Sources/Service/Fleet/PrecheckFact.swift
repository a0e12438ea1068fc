/// One prerequisite of the engine's precheck.
package struct PrecheckFact: Hashable, Sendable {
    /// Stable name such as `log.row-format`.
    package var id: String
    package var title: String
    /// Without it no base can be made or the log would be incomplete.
    package var isRequired: Bool
    package var isMet: Bool

    package init(id: String, title: String, isRequired: Bool, isMet: Bool) {
        self.id = id
        self.title = title
        self.isRequired = isRequired
        self.isMet = isMet
    }
}
