/// Light or dark.
package enum Theme: String, Sendable, Hashable, CaseIterable {
    /// As the system wishes.
    case system
    case light, dark

    /// What the switch leads to.
    package var next: Theme {
        switch self {
        case .system: .dark
        case .dark: .light
        case .light: .system
        }
    }
}
