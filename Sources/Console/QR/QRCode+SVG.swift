extension QRCode {
    /// Modules of light around it, which readers need.
    private static let quiet = 4

    /// Black on white in every theme. `label` says what it is to those who do not see it.
    package func markup(label: String) -> Markup {
        var path = ""
        for y in 0..<side {
            var x = 0
            while x < side {
                let start = x
                while x < side, modules[y * side + x] { x += 1 }
                if x > start { path += "M\(start + Self.quiet) \(y + Self.quiet)h\(x - start)v1h-\(x - start)z" }
                x += 1
            }
        }
        let whole = side + 2 * Self.quiet
        let name = Markup(escaping: label).html
        return Markup(
            trusted: "<svg class=\"qr\" viewBox=\"0 0 \(whole) \(whole)\" role=\"img\" aria-label=\"\(name)\" "
                + "shape-rendering=\"crispEdges\"><rect width=\"\(whole)\" height=\"\(whole)\" fill=\"#ffffff\"/>"
                + "<path d=\"\(path)\" fill=\"#000000\"/></svg>")
    }
}
