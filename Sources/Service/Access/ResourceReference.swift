/// What a function is about, by the names rights are given for.
package struct ResourceReference: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case service, project, site, instance, repository, plan, job, drill, token
        case person, policy, approval, audit, export, link, channel, subscription, report
    }

    package let kind: Kind
    /// Nil for what belongs to no project.
    package var project: String?
    /// Nil where all of a kind are meant.
    package var name: String?
    /// The site of an instance, and of a job on it.
    package var site: String?
    /// The tags of an instance, and of a job on it.
    package var tags: Set<String> = []
    /// The instance a job, export or link is about.
    package var instance: String?
    /// The repository that is written to or read from; of a repository, its own name.
    package var repository: String?

    package init(_ kind: Kind, project: String? = nil, name: String? = nil) {
        self.kind = kind
        self.project = project
        self.name = name
    }

    package static let service = ResourceReference(.service)
}
