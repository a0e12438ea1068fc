internal import Core

extension HookForm {
    /// The CloudEvent in structured mode. `Tidemark-Signature: t=SECONDS,v1=HEX`, where HEX is of `SECONDS.BODY`.
    static func webhook(_ message: Message, _ url: Secret, _ secret: Secret, _ now: Timestamp) -> HookRequest {
        var headers = [
            HookHeader("Content-Type", "application/cloudevents+json; charset=utf-8"),
            HookHeader("Tidemark-Event", line(message.id)),
        ]
        if !secret.isEmpty {
            let time = now.microseconds / 1_000_000
            let code = Signature.hex(Array("\(time).".utf8) + message.event, key: secret)
            headers.append(HookHeader("Tidemark-Signature", "t=\(time),v1=\(code)"))
        }
        return HookRequest(url: url, headers: headers, body: message.event, answer: .status)
    }
}
