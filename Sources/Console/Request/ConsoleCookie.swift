/// A cookie that an answer sets. None is sent to another site, and where TLS is spoken none without it.
package struct ConsoleCookie: Sendable, Hashable {
    package enum Name: String, Sendable, Hashable, CaseIterable {
        /// The session's token.
        case session = "tidemark_session"
        /// Names a visit before anybody has signed in.
        case visit = "tidemark_visit"
        case flash = "tidemark_flash"
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

    package static func removing(_ name: Name) -> ConsoleCookie { ConsoleCookie(name, "", seconds: 0) }
}
