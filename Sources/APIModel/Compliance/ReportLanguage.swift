/// A language that reports are written in.
package enum ReportLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}
