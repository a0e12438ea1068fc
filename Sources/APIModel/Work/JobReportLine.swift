/// One line a job says.
package struct JobReportLine: Sendable, Codable, Hashable {
    /// `note`, `warning` or `error`.
    package var level: String
    /// Of a warning or an error.
    package var code: String?
    package var message: String

    package init(level: String, code: String? = nil, message: String) {
        self.level = level
        self.code = code
        self.message = message
    }
}
