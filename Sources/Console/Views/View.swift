internal import Mustache

/// What a template shows, by name: `["name": site.name, "instances": 3, "rows": rows]`.
///
/// Every name a template uses has to be given, also where there is nothing: `nil as String?`. One that begins with `raw` is
/// shown by `{{{…}}}`; a text under such a name is escaped beforehand.
package struct View: Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: ViewValue] = [:]

    package init() {}

    package init(dictionaryLiteral elements: (String, any ViewConvertible)...) {
        for (name, value) in elements { self[name] = value.viewValue }
    }

    package subscript(name: String) -> ViewValue? {
        get { values[name] }
        set {
            guard name.hasPrefix("raw"), let given = newValue else {
                values[name] = newValue
                return
            }
            switch given {
            case .text(let text): values[name] = .markup(Markup(escaping: text))
            case .markup, .none: values[name] = given
            case .flag, .view, .list, .texts: values[name] = ViewValue.none
            }
        }
    }

    /// What the page's own heading says, for its title: the state stands in the browser's tab too.
    package var headline: String? {
        guard case .markup(let markup)? = values["rawHeadline"] else { return nil }
        let text = markup.plain
        return text.last == "." || text.last == "。" ? String(text.dropLast()) : text
    }

    /// Both; of a name in both, the other's.
    package func merging(_ other: View) -> View {
        var merged = self
        for (name, value) in other.values { merged[name] = value }
        return merged
    }
}

extension View: MustacheParent {
    package func child(named name: String) -> Any? { values[name]?.shown }
}

extension ViewValue {
    /// As Mustache wants it.
    var shown: Any {
        switch self {
        case .none: Nothing()
        case .text(let text): text.isEmpty ? Nothing() : text
        case .flag(let flag): flag
        case .view(let view): view
        case .list(let list): list
        case .texts(let texts): texts
        case .markup(let markup): markup
        }
    }
}

/// A name that was given, and stands for nothing.
struct Nothing: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
