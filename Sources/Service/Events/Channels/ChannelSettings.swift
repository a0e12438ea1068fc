package import Courier

/// What may be shown of a channel.
package struct ChannelSettings: Sendable, Codable, Hashable {
    package var language = MessageLanguage.english
    /// The host messages go to.
    package var host: String
    /// Of mail.
    package var mail: Mail?

    package struct Mail: Sendable, Codable, Hashable {
        package var port: Int
        package var security: MailAddress.Security
        package var user: String?
        package var from: String
        package var to: [String]

        package init(port: Int, security: MailAddress.Security, user: String?, from: String, to: [String]) {
            self.port = port
            self.security = security
            self.user = user
            self.from = from
            self.to = to
        }
    }

    package init(language: MessageLanguage = .english, host: String, mail: Mail? = nil) {
        self.language = language
        self.host = host
        self.mail = mail
    }
}
