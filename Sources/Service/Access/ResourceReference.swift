/// What a function is about, by the names rights are given for.
package struct ResourceReference: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case service, project, site, instance, repository, plan, job, token
    }

    package let kind: Kind
    /// Nil for what belongs to no project.
    package let project: String?
    /// Nil where all of a kind are meant.
    package let name: String?

    package init(_ kind: Kind, project: String? = nil, name: String? = nil) {
        self.kind = kind
        self.project = project
        self.name = name
    }

    package static let service = ResourceReference(.service)
}
