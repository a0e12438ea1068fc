internal import Core

extension HookForm {
    /// Blocks of an incoming webhook: a header, the facts in sections of ten, and a line below.
    static func slack(_ message: Message, _ url: Secret) throws -> HookRequest {
        let mark =
            switch message.tone {
            case .good: ":white_check_mark:"
            case .information: ":information_source:"
            case .warning: ":warning:"
            case .critical: ":rotating_light:"
            }
        let title = cut("\(mark) \(line(message.title))", 150)
        var blocks = [SlackBlock(type: "header", text: SlackText(type: "plain_text", text: title))]
        let fields = message.facts.map {
            SlackText(type: "mrkdwn", text: cut("*\(escaped($0.label))*\n\(escaped($0.value))", 1900))
        }
        for start in stride(from: 0, to: min(fields.count, 40), by: 10) {
            blocks.append(SlackBlock(type: "section", fields: Array(fields[start..<min(start + 10, fields.count)])))
        }
        blocks.append(
            SlackBlock(
                type: "context", elements: [SlackText(type: "mrkdwn", text: cut(escaped(message.footer), 1900))]))
        let body = SlackBody(text: cut(escaped(line(message.title)), 1900), blocks: blocks)
        return HookRequest(url: url, headers: [json], body: try encode(body), answer: .status)
    }

    /// Its three characters with a meaning; nobody is called by an `@` or a `<!channel>` in what comes from elsewhere.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.append(character)
            }
        }
    }
}

private struct SlackBody: Encodable {
    let text: String
    let blocks: [SlackBlock]
}

private struct SlackBlock: Encodable {
    let type: String
    var text: SlackText?
    var fields: [SlackText]?
    var elements: [SlackText]?
}

private struct SlackText: Encodable {
    let type: String
    let text: String
}
