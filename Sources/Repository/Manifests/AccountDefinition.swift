/// A user or role with its grants.
package struct AccountDefinition: Codable, Sendable, Hashable {
    /// `user@host` with quotes as the server writes it.
    package var name: String
    package var createStatement: String
    package var grants: [String]
    package var isRole: Bool

    package init(name: String, createStatement: String, grants: [String] = [], isRole: Bool = false) {
        self.name = name
        self.createStatement = createStatement
        self.grants = grants
        self.isRole = isRole
    }
}
