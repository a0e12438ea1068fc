/// A text that is shown, in both languages. `{name}` in it stands for a value.
package struct Word: Sendable, Hashable {
    package let en: String
    /// English where `{count}` is 1; nil where that makes no difference.
    package let one: String?
    package let zh: String

    package init(en: String, one: String? = nil, zh: String) {
        self.en = en
        self.one = one
        self.zh = zh
    }

    /// The text with its values in place. A value that is not given stays visible as `{name}`.
    package func text(_ language: Language, _ values: [String: any WordValue] = [:]) -> String {
        filled(language, values.mapValues(\.shown))
    }

    /// The text as markup: it and its values are escaped, the values stand in `<b>`.
    package func markup(_ language: Language, _ values: [String: any WordValue] = [:]) -> Markup {
        let escaped = values.mapValues { "<b>\(Markup(escaping: $0.shown).html)</b>" }
        let count = values["count"]?.shown
        return Markup(trusted: Self.fill(Markup(escaping: form(language, count)).html, escaped))
    }

    private func filled(_ language: Language, _ values: [String: String]) -> String {
        Self.fill(form(language, values["count"]), values)
    }

    private func form(_ language: Language, _ count: String?) -> String {
        switch language {
        case .en: count == "1" ? one ?? en : en
        case .zh: zh
        }
    }

    /// One pass, so that braces in a value are no names.
    private static func fill(_ text: String, _ values: [String: String]) -> String {
        guard !values.isEmpty, text.contains("{") else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            let name = rest[open...].dropFirst().prefix { $0 != "}" }
            let end = name.endIndex
            if end < rest.endIndex, let value = values[String(name)] {
                filled += value
                rest = rest[rest.index(after: end)...]
            } else {
                filled += "{"
                rest = rest[rest.index(after: open)...]
            }
        }
        return filled + rest
    }
}
