/// What a message is written in.
package enum MessageLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}
