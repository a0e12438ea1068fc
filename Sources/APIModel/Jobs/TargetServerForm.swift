/// A server that a restore writes to and that is no instance of the service.
package struct TargetServerForm: Described, Hashable {
    package var host: String
    /// 3306.
    package var port: Int?
    package var user: String
    /// Kept sealed until the job has ended.
    package var password: String?
    /// `preferred`.
    package var tls: String?

    package init(host: String, port: Int? = nil, user: String, password: String? = nil, tls: String? = nil) {
        self.host = host
        self.port = port
        self.user = user
        self.password = password
        self.tls = tls
    }

    package static var schema: Schema {
        .object([
            .required("host", .text(TextRule(least: 1, most: 253)), "A host name or an address."),
            .optional("port", .integer(1...65_535), "3306 where absent."),
            .required("user", .text(TextRule(least: 1, most: 128)), "The account that writes."),
            .optional("password", .text(TextRule(least: 1, most: 1024)), "Kept sealed until the job has ended."),
            .optional("tls", .word(InstanceRequest.tlsWords), "`preferred` where absent."),
        ])
    }
}
