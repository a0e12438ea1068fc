extension ServiceConfiguration {
    /// How people sign in.
    static let signInKeys: [ConfigurationKey] = [
        .span("sessions.length", "how long a session lasts, whether used or not", \.sessions.seconds),
        .span("sessions.idle", "after which a session ends that is not used", \.sessions.idleSeconds),
        oidc("issuer", "a URL", "the OpenID Connect provider, exactly as it names itself", \.issuer),
        oidc("client", "a word", "what this service is called at the provider", \.client),
        ConfigurationKey(
            "oidc.secret-file", "a file", "with the client's secret; without it the client has none",
            show: { $0.provider?.secretFile ?? "" },
            read: { field, configuration in
                if let path = field.filePath() { configuration.change { $0.secretFile = path } }
            }),
        oidc("address", "a URL", "this service as browsers know it; the provider sends them back there", \.address),
        oidc("title", "words", "what the provider is called, for people", \.title),
        ConfigurationKey(
            "oidc.scopes", "words", "asked for beside openid",
            otherwise: ProviderSettings().scopes.joined(separator: ", "),
            show: { $0.provider?.scopes.joined(separator: ", ") ?? "" },
            read: { field, configuration in
                let words = field.words().compactMap { $0.word() }
                configuration.change { $0.scopes = words }
            }),
        oidc("name-claim", "a word", "the claim that a person's name is made of, the first time", \.nameClaim),
        oidc(
            "groups-claim", "a word", "the claim with the person's groups, which rights can be granted to",
            \.groupsClaim),
        ConfigurationKey(
            "oidc.ca-file", "a file", "with the only authorities to trust for the provider, as PEM",
            otherwise: "the system's", show: { $0.provider?.caFile ?? "" },
            read: { field, configuration in
                if let path = field.filePath() { configuration.change { $0.caFile = path } }
            }),
    ]

    private static func oidc(
        _ name: String, _ form: String, _ meaning: String,
        _ place: any WritableKeyPath<ProviderSettings, String> & Sendable
    ) -> ConfigurationKey {
        let standard = ProviderSettings()[keyPath: place]
        return ConfigurationKey(
            "oidc.\(name)", form, meaning, otherwise: standard.isEmpty ? nil : standard,
            show: { $0.provider?[keyPath: place] ?? "" },
            read: { field, configuration in
                guard let text = form == "words" ? field.words(most: 60) : field.word() else { return }
                configuration.change { $0[keyPath: place] = text }
            })
    }

    private mutating func change(_ body: (inout ProviderSettings) -> Void) {
        var settings = provider ?? ProviderSettings()
        body(&settings)
        provider = settings
    }
}

extension ConfigField {
    /// Visible letters of ASCII, without blanks.
    fileprivate func word() -> String? {
        let hint = "Write visible letters without blanks, 500 at most."
        guard let text = text(hint: hint) else { return nil }
        guard (1...500).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            wrong("“\(text)” is no such word.", hint: hint)
            return nil
        }
        return text
    }

    /// One line for people.
    fileprivate func words(most: Int) -> String? {
        let hint = "Write one line of at most \(most) letters."
        guard let text = text(hint: hint) else { return nil }
        guard (1...most).contains(text.count), !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            wrong("“\(text)” is no such line.", hint: hint)
            return nil
        }
        return text
    }
}
