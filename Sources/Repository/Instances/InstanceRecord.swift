package import Core

/// What a repository knows about one instance: its name and every server that has played its part.
package struct InstanceRecord: Codable, Sendable, Hashable {
    /// The name the user gave; unique within a repository.
    package var name: String
    /// Random, 16 lower-case hexadecimal digits: the name of its folder.
    package var id: String
    package var flavour: DatabaseFlavour
    package var createdAt: Timestamp
    /// Servers in the order they were first seen; more than one after a failover or an upgrade.
    package var identities: [SourceIdentity]
    /// What it is a copy of; nil where it is protected here itself.
    package var copyOf: CopyOrigin?

    package init(
        name: String, id: String, flavour: DatabaseFlavour, createdAt: Timestamp, identities: [SourceIdentity] = []
    ) {
        self.name = name
        self.id = id
        self.flavour = flavour
        self.createdAt = createdAt
        self.identities = identities
    }
}
