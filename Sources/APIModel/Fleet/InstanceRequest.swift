/// An instance as it is wanted. What is absent takes its default, also where the instance is there already.
package struct InstanceRequest: Described, Hashable {
    package var name: String
    package var host: String
    /// 3306.
    package var port: Int?
    /// The account that is read with: `tidemark`.
    package var user: String?
    /// The name under which a password is kept outside of the service.
    package var secret: String?
    /// `preferred`.
    package var tls: String?
    /// `default`.
    package var site: String?
    /// `key` or `key=value`.
    package var tags: [String]?

    package init(
        name: String, host: String, port: Int? = nil, user: String? = nil, secret: String? = nil, tls: String? = nil,
        site: String? = nil, tags: [String]? = nil
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.user = user
        self.secret = secret
        self.tls = tls
        self.site = site
        self.tags = tags
    }

    /// The words of `tls`.
    package static let tlsWords = ["disabled", "preferred", "required", "verify-ca", "verify-identity"]

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique in its project."),
            .required("host", .text(TextRule(least: 1, most: 253)), "A host name or an address."),
            .optional("port", .integer(1...65_535), "3306 where absent."),
            .optional("user", .text(TextRule(least: 1, most: 128)), "The account; `tidemark` where absent."),
            .optional("secret", .name, "The name under which a password is kept outside of the service."),
            .optional("tls", .word(tlsWords), "How far connections insist on TLS; `preferred` where absent."),
            .optional("site", .name, "Where it runs; `default` where absent."),
            .optional(
                "tags", .list(.text(TextRule(least: 1, most: 127)), most: 64), "Marks: `key` or `key=value`."),
        ])
    }
}
