package import Core
package import Courier

/// A channel as the catalog keeps it, without what opens it.
package struct ChannelRecord: Sendable, Hashable {
    package let id: String
    package var name: String
    package var kind: ChannelKind
    package var settings: ChannelSettings
    package let createdAt: Timestamp
    package var revision: Int64 = 0

    package init(
        id: String, name: String, kind: ChannelKind, settings: ChannelSettings, createdAt: Timestamp,
        revision: Int64 = 0
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.settings = settings
        self.createdAt = createdAt
        self.revision = revision
    }
}
