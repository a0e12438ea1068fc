/// A channel as it is wanted. `url` and `secret` are kept sealed and never shown; where absent, what is stored stays.
package struct ChannelForm: Described, Hashable {
    package var name: String
    package var kind: String
    package var language: String?
    package var url: String?
    package var secret: String?
    package var mail: MailForm?

    package init(
        name: String, kind: String, language: String? = nil, url: String? = nil, secret: String? = nil,
        mail: MailForm? = nil
    ) {
        self.name = name
        self.kind = kind
        self.language = language
        self.url = url
        self.secret = secret
        self.mail = mail
    }

    package static let kinds = ["webhook", "mail", "slack", "wecom", "dingtalk", "feishu"]
    package static let languages = ["en", "zh"]

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique; plans name it in `alerts.to`."),
            .required("kind", .word(kinds), "Where messages go; never changes."),
            .optional("language", .word(languages), "What they are written in; English where absent."),
            .optional(
                "url", .text(TextRule(least: 1, most: 2048)),
                "Of every kind but mail. Kept sealed; where absent, what is stored stays."),
            .optional(
                "secret", .text(TextRule(most: 1024)),
                "What signs, or the password of mail. Kept sealed; where absent, what is stored stays; empty for none."),
            .optional("mail", .type(MailForm.self), "Of mail."),
        ])
    }
}
