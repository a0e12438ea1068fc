/// Parts of a whole beside each other.
package enum ShareBar {
    private static let looks = ["fill-deep", "fill-tide", "fill-tide2", "fill-warn", "fill-mute"]

    package static func markup(_ parts: [(value: Double, title: String)], label: String) -> Markup {
        let whole = parts.reduce(0) { $0 + max(0, $1.value) }
        var drawing = Drawing()
        var x = 0.0
        for (index, part) in parts.enumerated() where whole > 0 && part.value > 0 {
            let width = part.value / whole * 400
            let box: [(String, String)] = [
                ("x", Drawing.number(x)), ("y", "0"), ("width", Drawing.number(width)), ("height", "12"),
                ("class", looks[index % looks.count]),
            ]
            drawing.group("g", [], title: part.title) { $0.add("rect", box) }
            x += width
        }
        return drawing.markup(width: 400, height: 12, label: label)
    }
}
