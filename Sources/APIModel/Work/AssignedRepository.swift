/// A repository that a job uses, with what opens it. Kept in memory alone.
package struct AssignedRepository: Sendable, Codable {
    /// Identifier in the catalog.
    package var id: String
    package var name: String
    package var url: String
    package var key: AssignedKey
    /// Of the store; nil where the worker's environment holds them, and for folders.
    package var credentials: AssignedCredentials?
    /// Bytes a second that may be written and read; nil for no limit.
    package var uploadRate: UInt64?
    package var downloadRate: UInt64?

    package init(id: String, name: String, url: String, key: AssignedKey, credentials: AssignedCredentials? = nil) {
        self.id = id
        self.name = name
        self.url = url
        self.key = key
        self.credentials = credentials
    }
}
