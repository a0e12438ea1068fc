/// A cookie that an answer sets. Where TLS is spoken, none is sent without it.
package struct ConsoleCookie: Sendable, Hashable {
    package enum Name: String, Sendable, Hashable, CaseIterable {
        /// The session's token.
        case session = "tidemark_session"
        /// Names a visit before anybody has signed in.
        case visit = "tidemark_visit"
        case flash = "tidemark_flash"
        /// What proves at the end of a provider's sign-in that it was begun here.
        case verifier = "tidemark_verifier"
        /// As the API's own sign-in by a provider sets it.
        case signIn = "tidemark_sign_in"
        case language = "tidemark_language"
        case theme = "tidemark_theme"
        case project = "tidemark_project"
        /// Set by the browser itself.
        case zone = "tidemark_zone"
    }

    package let name: Name
    /// Empty where it goes.
    package let value: String
    /// Seconds until the browser forgets it; nil: when it is closed.
    package let seconds: Int?

    package init(_ name: Name, _ value: String, seconds: Int? = nil) {
        self.name = name
        self.value = value
        self.seconds = seconds
    }

    /// Whether it comes along when the provider sends the browser back.
    package var isLax: Bool { name == .verifier || name == .signIn }

    package static func removing(_ name: Name) -> ConsoleCookie { ConsoleCookie(name, "", seconds: 0) }
}
