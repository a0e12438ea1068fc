/// An instance: one database server that is protected.
package struct InstanceDocument: Described, Hashable {
    package var name: String
    package var project: String
    package var site: String
    package var host: String
    package var port: Int
    package var user: String
    package var secret: String?
    package var tls: String
    package var tags: [String]
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(
        name: String, project: String, site: String, host: String, port: Int, user: String, secret: String?,
        tls: String, tags: [String], createdAt: WireTime, revision: Int64
    ) {
        self.name = name
        self.project = project
        self.site = site
        self.host = host
        self.port = port
        self.user = user
        self.secret = secret
        self.tls = tls
        self.tags = tags
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project."),
            .required("project", .name, "Its project."),
            .required("site", .name, "Where it runs."),
            .required("host", .text(), "A host name or an address."),
            .required("port", .integer(1...65_535), "Where it listens."),
            .required("user", .text(), "The account that is read with."),
            .optional("secret", .name, "The name under which a password is kept outside of the service."),
            .required("tls", .word(InstanceRequest.tlsWords), "How far connections insist on TLS."),
            .required("tags", .list(.text()), "Sorted."),
            .required("createdAt", .time, "When it was added."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
