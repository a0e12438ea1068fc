package import Core

/// What planning needs to know of an instance.
package struct PlannedInstance: Sendable, Hashable {
    package var id: String
    package var project: String
    package var site: String
    package var name: String
    package var tags: Set<String>
    package var createdAt: Timestamp

    package init(
        id: String, project: String, site: String, name: String, tags: Set<String> = [], createdAt: Timestamp
    ) {
        self.id = id
        self.project = project
        self.site = site
        self.name = name
        self.tags = tags
        self.createdAt = createdAt
    }
}
