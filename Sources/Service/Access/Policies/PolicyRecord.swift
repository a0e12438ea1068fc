package import Core

/// A policy as the catalog keeps it.
package struct PolicyRecord: Sendable, Hashable {
    package let name: String
    /// For people, one line.
    package var title: String
    package var rules: [PolicyRule]
    package let createdAt: Timestamp
    package internal(set) var revision: Int64

    package init(name: String, title: String, rules: [PolicyRule], createdAt: Timestamp, revision: Int64 = 0) {
        self.name = name
        self.title = title
        self.rules = rules
        self.createdAt = createdAt
        self.revision = revision
    }
}
