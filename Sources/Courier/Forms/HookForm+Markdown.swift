internal import Core

/// Chats that read Markdown: WeCom (企业微信) and DingTalk (钉钉).
extension HookForm {
    /// At most 4,096 bytes.
    static func wecom(_ message: Message, _ url: Secret) throws -> HookRequest {
        let colour =
            switch message.tone {
            case .good: "info"
            case .information: "comment"
            case .warning, .critical: "warning"
            }
        var text = "### <font color=\"\(colour)\">\(plain(message.title))</font>"
        for fact in message.facts { text += "\n> \(plain(fact.label)): \(plain(fact.value))" }
        text += "\n<font color=\"comment\">\(plain(message.footer))</font>"
        let body = WeComBody(msgtype: "markdown", markdown: WeComText(content: cut(text, 4096)))
        return HookRequest(url: url, headers: [json], body: try encode(body), answer: .code(["errcode"]))
    }

    /// Signed where there is a secret: `timestamp` in milliseconds, and `sign`, the code of both under the secret.
    static func dingtalk(
        _ message: Message, _ url: Secret, _ secret: Secret, _ now: Timestamp
    ) throws -> HookRequest {
        var text = "### \(plain(message.title))\n"
        for fact in message.facts { text += "\n- **\(plain(fact.label))**: \(plain(fact.value))" }
        text += "\n\n\(plain(message.footer))"
        let body = DingTalkBody(
            msgtype: "markdown",
            markdown: DingTalkText(title: cut(line(message.title), 200), text: cut(text, 18_000)))
        var url = url
        if !secret.isEmpty {
            let time = now.microseconds / 1000
            let code = secret.withBytes { Signature.base64(Array("\(time)\n".utf8) + $0, key: secret) }
            let address = url.withBytes { String(decoding: $0, as: UTF8.self) }
            let mark = address.contains("?") ? "&" : "?"
            url = Secret("\(address)\(mark)timestamp=\(time)&sign=\(Self.query(code))")
        }
        return HookRequest(url: url, headers: [json], body: try encode(body), answer: .code(["errcode"]))
    }

    /// What comes from elsewhere is no Markdown, no tag, no link, and names nobody. Neither chat knows an escape that is not
    /// shown, so characters that look alike stand for those with a meaning.
    private static func plain(_ text: String) -> String {
        let alike: [Character: Character] = ["<": "‹", ">": "›", "`": "'", "*": "＊", "#": "＃", "@": "＠"]
        let plain = String(line(text).map { alike[$0] ?? $0 })
        return plain.replacing("](", with: "] (")
    }

    /// Base64 in a query.
    private static func query(_ text: String) -> String {
        text.reduce(into: "") { text, character in
            switch character {
            case "+": text += "%2B"
            case "/": text += "%2F"
            case "=": text += "%3D"
            default: text.append(character)
            }
        }
    }
}

private struct WeComBody: Encodable {
    let msgtype: String
    let markdown: WeComText
}

private struct WeComText: Encodable {
    let content: String
}

private struct DingTalkBody: Encodable {
    let msgtype: String
    let markdown: DingTalkText
}

private struct DingTalkText: Encodable {
    let title: String
    let text: String
}
