/// How strictly a store keeps an object.
package enum LockMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Whoever has the privilege to bypass it may delete the object or shorten its time, by asking for that by name.
    case governance
    /// Nobody can delete the object before its time, nor shorten that, not even the account's owner.
    case compliance
}
