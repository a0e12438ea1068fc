internal import APIModel
package import Core

/// What opens a channel: addresses of chats are secrets themselves. Stored sealed.
package struct ChannelSecrets: Sendable {
    /// Empty for mail.
    package var url: Secret
    /// What signs, or the password of mail; empty for none.
    package var secret: Secret

    package init(url: Secret = Secret(""), secret: Secret = Secret("")) {
        self.url = url
        self.secret = secret
    }

    private struct Stored: Codable {
        let url: Base64Bytes
        let secret: Base64Bytes
    }

    /// Of the sealed form, opened. Throws `usage.invalid` where it is another.
    init(_ opened: Secret) throws {
        let stored = try opened.withBytes { try WorkJSON.value(Stored.self, in: $0) }
        url = Secret(stored.url.bytes)
        secret = Secret(stored.secret.bytes)
    }

    /// To be sealed.
    var sealed: Secret {
        get throws {
            let stored = Stored(
                url: Base64Bytes(url.withBytes { $0 }), secret: Base64Bytes(secret.withBytes { $0 }))
            return Secret(try WorkJSON.bytes(stored))
        }
    }
}
