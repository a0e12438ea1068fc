internal import APIModel
internal import Core
internal import Courier

/// A form of a channel, looked at before anything is stored.
struct WantedChannel: Sendable {
    let kind: ChannelKind
    private let language: MessageLanguage?
    private let url: String?
    private let host: String?
    private let secret: String?
    private let mail: ChannelSettings.Mail?

    /// Throws `RefusedFields`.
    init(_ form: ChannelForm) throws {
        guard let kind = ChannelKind(rawValue: form.kind) else {
            throw RefusedFields(
                path: "kind", "There is no such kind.", hint: "Write one of \(ChannelForm.kinds.listed).")
        }
        self.kind = kind
        language = form.language.flatMap { MessageLanguage(rawValue: $0) }
        secret = form.secret
        guard (kind == .mail) == (form.mail != nil), kind != .mail || form.url == nil else {
            throw RefusedFields(
                path: "mail", "Mail has a server and receivers, and no other kind does.",
                hint: kind == .mail ? "Write mail, and leave url out." : "Leave mail out, and write url.")
        }
        url = form.url
        if let url = form.url {
            do throws(CourierFailure) {
                host = try HookURL.host(url)
            } catch {
                throw RefusedFields(path: "url", error.text, hint: "Write it like https://hooks.example.com/….")
            }
        } else {
            host = form.mail?.host
        }
        mail = try form.mail.map { try Self.mail($0, hasSecret: form.secret.map { !$0.isEmpty }) }
    }

    /// - Parameter old: nil for a new one. Throws `RefusedFields` where a new one lacks its address.
    func settings(over old: ChannelSettings?) throws -> ChannelSettings {
        guard let host = host ?? old?.host else {
            throw RefusedFields(path: "url", "It is missing.", hint: "Write the address messages are posted to.")
        }
        return ChannelSettings(language: language ?? old?.language ?? .english, host: host, mail: mail)
    }

    func secrets(over old: ChannelSecrets) -> ChannelSecrets {
        ChannelSecrets(url: url.map { Secret($0) } ?? old.url, secret: secret.map { Secret($0) } ?? old.secret)
    }

    private static func mail(_ form: MailForm, hasSecret: Bool?) throws -> ChannelSettings.Mail {
        let security = form.security.flatMap { MailAddress.Security(rawValue: $0) } ?? .startTLS
        guard Endpoint.isHost(form.host) else {
            throw RefusedFields(
                path: "mail.host", "“\(form.host)” is not a host.", hint: "Write a host name or an address.")
        }
        guard security != .none || (form.user == nil && hasSecret != true) else {
            throw RefusedFields(
                path: "mail.security", "No password is sent in the clear.", hint: "Write starttls or tls.")
        }
        guard !form.to.isEmpty else {
            throw RefusedFields(path: "mail.to", "Nobody is to get it.", hint: "Write at least one address.")
        }
        for (path, address) in [("mail.from", form.from)] + form.to.enumerated().map({ ("mail.to[\($0)]", $1) })
        where !MailAddress.isAddress(address) {
            throw RefusedFields(
                path: path, "“\(address)” is not an address of mail.", hint: "Write it like ops@example.com.")
        }
        let user = form.user ?? ""
        guard user.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw RefusedFields(path: "mail.user", "A control character stands in it.", hint: "Write it without.")
        }
        let port =
            switch security {
            case .startTLS: 587
            case .tls: 465
            case .none: 25
            }
        return ChannelSettings.Mail(
            port: form.port ?? port, security: security, user: form.user, from: form.from, to: form.to)
    }
}
