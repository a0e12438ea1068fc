/// How a message is marked where a channel has colours.
package enum MessageTone: String, Sendable, Hashable, Codable, CaseIterable {
    case good
    case information
    case warning
    case critical
}
