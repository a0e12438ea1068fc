/// The instance another one was copied from.
package struct CopyOrigin: Codable, Sendable, Hashable {
    /// The other repository's identifier, hexadecimal.
    package var repository: String
    /// The instance's identifier there.
    package var instance: String

    package init(repository: String, instance: String) {
        self.repository = repository
        self.instance = instance
    }
}
