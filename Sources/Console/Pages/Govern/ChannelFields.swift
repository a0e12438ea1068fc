internal import APIModel
internal import Core
internal import Service

/// A channel as a form: one for mail, one for everything that is posted to.
enum ChannelFields {
    /// `stored` is nil for a new one. Secrets are never shown, and stay where nothing is typed.
    static func make(
        _ stored: ChannelDocument?, isMail: Bool, isSent: Bool, _ request: ConsoleRequest
    ) -> [FormField] {
        let value = { (name: String, stored: String?) in request.entered(name, isSent: isSent, stored ?? "") }
        let kept = stored == nil ? "" : request.say(\.subscriptions.keptHelp)
        let languages = ChannelForm.languages.map {
            FormField.Choice($0, request.label($0, "subscriptions", "language"))
        }
        var fields = [
            FormField("name", request.say(\.subscriptions.name), value: value("name", stored?.name), isRequired: true),
            FormField(
                "language", request.say(\.subscriptions.language), .choice,
                value: value("language", stored?.language ?? request.language.rawValue), choices: languages),
        ]
        if stored == nil, !isMail {
            let kinds = ChannelForm.kinds.filter { $0 != "mail" }.map {
                FormField.Choice($0, request.label($0, "subscriptions", "kind"))
            }
            fields.append(
                FormField(
                    "kind", request.say(\.subscriptions.kind), .choice, value: value("kind", nil), choices: kinds))
        } else {
            fields.append(FormField("kind", "", .hidden, value: stored?.kind ?? "mail"))
        }
        if isMail { fields += mail(stored?.mail, value, request) }
        if !isMail {
            fields.append(
                FormField(
                    "url", request.say(\.subscriptions.url), .password, help: kept, isRequired: stored == nil,
                    autocomplete: "off"))
        }
        fields.append(
            FormField(
                "secret", request.say(isMail ? \.subscriptions.password : \.subscriptions.secret), .password,
                help: kept,
                autocomplete: "off"))
        if stored?.hasSecret == true {
            fields.append(FormField("noSecret", request.say(\.subscriptions.noSecret), .box))
        }
        return fields
    }

    private static func mail(
        _ stored: MailForm?, _ value: (String, String?) -> String, _ request: ConsoleRequest
    ) -> [FormField] {
        let securities = MailForm.securities.map { FormField.Choice($0, $0 == "none" ? request.say(\.frame.none) : $0) }
        return [
            FormField(
                "mail.host", request.say(\.subscriptions.mailHost), value: value("mail.host", stored?.host),
                isRequired: true),
            FormField(
                "mail.port", request.say(\.subscriptions.port), .number,
                value: value("mail.port", stored?.port.map { "\($0)" }), help: request.say(\.subscriptions.portHelp)),
            FormField(
                "mail.security", request.say(\.subscriptions.security), .choice,
                value: value("mail.security", stored?.security), choices: securities),
            FormField(
                "mail.user", request.say(\.subscriptions.user), value: value("mail.user", stored?.user),
                autocomplete: "off"),
            FormField(
                "mail.from", request.say(\.subscriptions.sender), .email, value: value("mail.from", stored?.from),
                isRequired: true),
            FormField(
                "mail.to", request.say(\.subscriptions.receivers),
                value: value("mail.to", stored?.to.joined(separator: ", ")),
                help: request.say(\.subscriptions.listOfReceivers), isRequired: true),
        ]
    }

    /// Throws `RefusedFields`.
    static func read(_ form: ConsoleForm) throws -> ChannelForm {
        let secret = form.raw("secret")
        var wanted = ChannelForm(
            name: form["name"], kind: form["kind"], language: form.optional("language"), url: form.optional("url"),
            secret: form.flag("noSecret") ? "" : secret.isEmpty ? nil : secret)
        if wanted.kind == "mail" {
            wanted.mail = MailForm(
                host: form["mail.host"], port: try form.number("mail.port"), security: form.optional("mail.security"),
                user: form.optional("mail.user"), from: form["mail.from"], to: form.words("mail.to"))
        }
        return try wanted.checked()
    }
}
