/// A channel: where messages go.
package struct ChannelDocument: Described, Hashable {
    package var name: String
    package var kind: String
    package var language: String
    /// The host messages go to; addresses of chats are secrets.
    package var host: String
    /// Messages are signed, or mail signs in.
    package var hasSecret: Bool
    package var mail: MailForm?
    package var createdAt: WireTime
    /// Grows with every change; the ETag.
    package var revision: Int64

    package init(
        name: String, kind: String, language: String, host: String, hasSecret: Bool, mail: MailForm?,
        createdAt: WireTime, revision: Int64
    ) {
        self.name = name
        self.kind = kind
        self.language = language
        self.host = host
        self.hasSecret = hasSecret
        self.mail = mail
        self.createdAt = createdAt
        self.revision = revision
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique; plans name it in `alerts.to`."),
            .required("kind", .word(ChannelForm.kinds), "Where messages go."),
            .required("language", .word(ChannelForm.languages), "What they are written in."),
            .required("host", .text(), "The host messages go to; the rest of the address is a secret."),
            .required("hasSecret", .boolean, "Messages are signed, or mail signs in."),
            .optional("mail", .type(MailForm.self), "Of mail."),
            .required("createdAt", .time, "When it was made."),
            .required("revision", .count, "Grows with every change; the ETag."),
        ])
    }
}
