/// An SVG in the making. Texts and values are escaped; numbers are written with one digit behind the point.
struct Drawing {
    private var parts: [String] = []

    mutating func add(_ name: String, _ attributes: [(String, String)]) {
        parts.append("<\(name)\(Self.text(of: attributes))/>")
    }

    mutating func add(_ name: String, _ attributes: [(String, String)], content: String) {
        parts.append("<\(name)\(Self.text(of: attributes))>\(Markup(escaping: content).html)</\(name)>")
    }

    /// Elements inside of another. A `title` is what a browser shows on hover.
    mutating func group(
        _ name: String, _ attributes: [(String, String)], title: String? = nil, _ body: (inout Drawing) -> Void
    ) {
        var inner = Drawing()
        if let title { inner.add("title", [], content: title) }
        body(&inner)
        parts.append("<\(name)\(Self.text(of: attributes))>\(inner.parts.joined())</\(name)>")
    }

    /// The whole. `label` says what it shows to whoever does not see it.
    func markup(
        width: Double, height: Double, label: String, role: String = "img", _ attributes: [(String, String)] = []
    ) -> Markup {
        let head: [(String, String)] = [
            ("viewBox", "0 0 \(Self.number(width)) \(Self.number(height))"), ("width", "100%"), ("role", role),
            ("aria-label", label),
        ]
        return Markup(trusted: "<svg\(Self.text(of: head + attributes))>\(parts.joined())</svg>")
    }

    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "0" }
        let tenths = Int64((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// `M0 1L2 3`.
    static func path(_ points: [(Double, Double)]) -> String {
        points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(number($0.element.0)) \(number($0.element.1))" }
            .joined()
    }

    private static func text(of attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(Markup(escaping: $0.1).html)\"" }.joined()
    }
}
