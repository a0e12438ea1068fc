/// One prerequisite of the engine's precheck.
package struct ReportedCheck: Sendable, Codable, Hashable {
    /// Stable name such as `log.row-format`.
    package var id: String
    package var title: String
    /// Without it no base can be made or the log would be incomplete.
    package var isRequired: Bool
    package var isMet: Bool
    /// What was found.
    package var detail: String
    /// The statement or setting that mends it.
    package var mend: String?

    package init(id: String, title: String, isRequired: Bool, isMet: Bool, detail: String, mend: String? = nil) {
        self.id = id
        self.title = title
        self.isRequired = isRequired
        self.isMet = isMet
        self.detail = detail
        self.mend = mend
    }
}
