package import Core

/// Where a channel is and what opens it. Addresses of chats are secrets themselves: who knows one can write there.
package enum ChannelAddress: Sendable {
    /// `secret` signs where the kind signs; empty for none.
    case hook(ChannelKind, url: Secret, secret: Secret)
    case mail(MailAddress)

    package var kind: ChannelKind {
        switch self {
        case .hook(let kind, _, _): kind
        case .mail: .mail
        }
    }
}
