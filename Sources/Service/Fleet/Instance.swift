/// One database server that is protected.
package struct Instance: Hashable, Sendable {
    package var name: ResourceName
    package var project: ResourceName
    package var site: ResourceName
    package var endpoint: Endpoint
    /// The account that the service reads with.
    package var user: String
    /// The name under which the password is kept; never the password itself.
    package var secret: ResourceName?
    package var tls = InstanceTLS.preferred
    package var tags: Set<Tag> = []

    package init(name: ResourceName, project: ResourceName, site: ResourceName, endpoint: Endpoint, user: String) {
        self.name = name
        self.project = project
        self.site = site
        self.endpoint = endpoint
        self.user = user
    }

    /// The canonical plain form, with every field.
    package var plain: ConfigValue {
        .map([
            ("name", .text(name.description)),
            ("host", .text(endpoint.host)),
            ("port", .integer(endpoint.port)),
            ("user", .text(user)),
            ("secret", secret.map { .text($0.description) }),
            ("tls", .text(tls.rawValue)),
            ("project", .text(project.description)),
            ("site", .text(site.description)),
            ("tags", .texts(tags.map(\.description).sorted())),
        ])
    }
}
