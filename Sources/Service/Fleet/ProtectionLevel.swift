/// How well an instance is protected.
package enum ProtectionLevel: String, Hashable, Sendable, Codable {
    case protected
    case atRisk = "at-risk"
    /// No plan covers it.
    case unprotected
}
