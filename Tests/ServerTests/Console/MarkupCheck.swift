/// Looks a page through for what a browser would mend, and for what the policy of content forbids.
enum MarkupCheck {
    private static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    static func problems(_ html: String) -> [String] {
        var problems: [String] = []
        var open: [String] = []
        if !html.hasPrefix("<!doctype html>") { problems.append("no doctype") }
        for match in html.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>/) {
            let name = String(match.output.2).lowercased()
            let rest = String(match.output.3)
            if match.output.1 == "/" {
                if open.last == name {
                    open.removeLast()
                } else {
                    problems.append("</\(name)> closes \(open.last ?? "nothing")")
                }
                continue
            }
            problems += attributes(rest, of: name)
            if !empty.contains(name), !rest.hasSuffix("/") { open.append(name) }
        }
        problems += open.map { "<\($0)> is not closed" }
        problems += twice(html)
        if html.contains("{{") { problems.append("a tag of the template is left") }
        if html.matches(of: /<h1[ >]/).count > 1 { problems.append("several <h1>") }
        return problems
    }

    private static func attributes(_ text: String, of name: String) -> [String] {
        var problems: [String] = []
        for match in text.matches(of: /([a-zA-Z][-a-zA-Z0-9:]*)(?:="([^"]*)")?/) {
            let attribute = String(match.output.1).lowercased()
            let value = match.output.2.map(String.init) ?? ""
            if attribute == "style" || attribute.hasPrefix("on") { problems.append("<\(name) \(attribute)>") }
            guard ["href", "src", "action"].contains(attribute) else { continue }
            let isOurs = value.hasPrefix("/") && !value.hasPrefix("//") || value.hasPrefix("#") || value.hasPrefix("?")
            if !isOurs, value != "data:," { problems.append("<\(name) \(attribute)=\(value)> leads elsewhere") }
        }
        if name == "script", !text.contains("src=") { problems.append("a script in the page") }
        if name == "style" { problems.append("a style in the page") }
        return problems
    }

    private static func twice(_ html: String) -> [String] {
        var seen: Set<String> = []
        return html.matches(of: /\sid="([^"]*)"/).compactMap { match in
            let id = String(match.output.1)
            return seen.insert(id).inserted ? nil : "the id \(id) is there twice"
        }
    }
}
