package import Core

/// How a visitor wants pages to be; kept in cookies.
package struct ViewSettings: Sendable, Hashable {
    package var language: Language
    package var theme: Theme
    /// UTC until the browser has said where it is.
    package var zone: CalendarZone
    package var project: String

    package init(
        language: Language = .en, theme: Theme = .system, zone: CalendarZone = .utc, project: String = "default"
    ) {
        self.language = language
        self.theme = theme
        self.zone = zone
        self.project = project
    }
}
