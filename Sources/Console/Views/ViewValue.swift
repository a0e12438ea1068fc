/// What a name in a template stands for.
package indirect enum ViewValue: Sendable {
    /// Nothing is shown, and a section of it is left out.
    case none
    /// Escaped; a section of an empty one is left out.
    case text(String)
    case flag(Bool)
    case view(View)
    case list([View])
    /// A list of texts, each `{{.}}`.
    case texts([String])
    /// Shown as it is by `{{{rawName}}}`, escaped by any other name.
    case markup(Markup)
}
