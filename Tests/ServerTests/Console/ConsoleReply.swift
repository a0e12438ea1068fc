import HTTPTypes

/// What a browser was answered.
struct ConsoleReply: Sendable {
    let reply: ServerReply

    init(_ reply: ServerReply) { self.reply = reply }

    var status: Int { reply.status }
    var html: String { reply.body }
    var isPage: Bool { reply.type.hasPrefix("text/html") }
    var location: String? { reply.header("Location") }

    var title: String { html.firstMatch(of: /<title>([^<]*)<\/title>/).map { Self.plain(String($0.output.1)) } ?? "" }
    var heading: String {
        html.firstMatch(of: /<h1[^>]*>(.*?)<\/h1>/.dotMatchesNewlines()).map { Self.plain(String($0.output.1)) } ?? ""
    }

    /// What is read of the page, blanks made one.
    var text: String {
        Self.plain(html.firstMatch(of: /<body.*/.dotMatchesNewlines()).map { String($0.output) } ?? html)
    }

    /// The hidden fields of the form that leads to an address; nil where there is no such form.
    func hiddenFields(of address: String) -> [String: String]? {
        for form in html.matches(of: /<form[^>]*>.*?<\/form>/.dotMatchesNewlines()) {
            let text = String(form.output)
            let head = String(text.prefix { $0 != ">" })
            guard head.contains("action=\"\(address)\"") else { continue }
            var fields: [String: String] = [:]
            for input in text.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/) {
                fields[String(input.output.1)] = Self.unescaped(String(input.output.2))
            }
            return fields
        }
        return nil
    }

    static func plain(_ html: String) -> String {
        unescaped(html.replacing(/<\/?(?:b|code|kbd)>/, with: "").replacing(/<[^>]*>/, with: " ")).split(
            whereSeparator: \.isWhitespace
        ).joined(separator: " ")
    }

    private static func unescaped(_ text: String) -> String {
        let names = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
        var text = text
        for (name, letter) in names { text = text.replacing(name, with: letter) }
        return text.replacing("&amp;", with: "&")
    }
}
