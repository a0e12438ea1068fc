internal import Core

extension HookForm {
    /// A card. Signed where there is a secret: the key is `timestamp` (seconds), a line end and the secret; nothing is hashed.
    static func feishu(
        _ message: Message, _ url: Secret, _ secret: Secret, _ now: Timestamp
    ) throws -> HookRequest {
        let colour =
            switch message.tone {
            case .good: "green"
            case .information: "blue"
            case .warning: "orange"
            case .critical: "red"
            }
        let facts = message.facts.prefix(50).map { fact in
            FeishuField(
                isShort: fact.value.count < 30,
                text: FeishuText(tag: "plain_text", content: cut("\(line(fact.label))\n\(line(fact.value))", 1900)))
        }
        let card = FeishuCard(
            header: FeishuHeader(
                template: colour, title: FeishuText(tag: "plain_text", content: cut(line(message.title), 300))),
            elements: [
                FeishuElement(tag: "div", fields: facts),
                FeishuElement(
                    tag: "note", elements: [FeishuText(tag: "plain_text", content: cut(line(message.footer), 1900))]),
            ])
        var body = FeishuBody(card: card)
        if !secret.isEmpty {
            let time = "\(now.microseconds / 1_000_000)"
            let key = secret.withBytes { Secret(Array("\(time)\n".utf8) + $0) }
            body.timestamp = time
            body.sign = Signature.base64([], key: key)
        }
        return HookRequest(url: url, headers: [json], body: try encode(body), answer: .code(["code", "StatusCode"]))
    }
}

private struct FeishuBody: Encodable {
    let kind = "interactive"
    let card: FeishuCard
    var timestamp: String?
    var sign: String?

    enum CodingKeys: String, CodingKey {
        case kind = "msg_type"
        case card, timestamp, sign
    }
}

private struct FeishuCard: Encodable {
    let header: FeishuHeader
    let elements: [FeishuElement]
}

private struct FeishuHeader: Encodable {
    let template: String
    let title: FeishuText
}

private struct FeishuElement: Encodable {
    let tag: String
    var fields: [FeishuField]?
    var elements: [FeishuText]?
}

private struct FeishuField: Encodable {
    let isShort: Bool
    let text: FeishuText

    enum CodingKeys: String, CodingKey {
        case isShort = "is_short"
        case text
    }
}

private struct FeishuText: Encodable {
    let tag: String
    let content: String
}
