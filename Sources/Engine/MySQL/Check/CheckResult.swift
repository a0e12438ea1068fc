/// One prerequisite of backup and whether it is met.
package struct CheckResult: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable {
        /// Without it no base can be made or the log would be incomplete.
        case required
        /// Backup works, but something is lost or slower without it.
        case recommended
    }

    /// Stable name such as `log.row-format`.
    package let id: String
    /// What is asked for, in a few words.
    package let title: String
    package let severity: Severity
    package let isMet: Bool
    /// What was found.
    package let detail: String
    /// The exact statement or setting that mends it; nil where it is met or no statement can.
    package let mend: String?

    package init(
        id: String, title: String, severity: Severity = .required, isMet: Bool, detail: String, mend: String? = nil
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.isMet = isMet
        self.detail = detail
        self.mend = isMet ? nil : mend
    }
}
