/// The mail server of a channel, and whom mail is for.
package struct MailForm: Described, Hashable {
    package var host: String
    package var port: Int?
    /// `starttls`, `tls` or `none`.
    package var security: String?
    package var user: String?
    package var from: String
    package var to: [String]

    package init(
        host: String, port: Int? = nil, security: String? = nil, user: String? = nil, from: String, to: [String]
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.from = from
        self.to = to
    }

    package static let securities = ["starttls", "tls", "none"]

    package static var schema: Schema {
        .object([
            .required("host", .text(TextRule(least: 1, most: 253)), "The server mail is given to."),
            .optional("port", .integer(1...65_535), "587 where absent, 465 with `tls`, 25 with `none`."),
            .optional(
                "security", .word(securities),
                "`starttls` where absent: encrypted or not at all. `none` is for a relay on the same machine."),
            .optional("user", .text(TextRule(least: 1, most: 256)), "Nobody signs in where absent."),
            .required("from", .text(TextRule(least: 3, most: 254)), "Who it is from."),
            .required("to", .list(.text(TextRule(least: 3, most: 254)), most: 50), "Whom it is for."),
        ])
    }
}
