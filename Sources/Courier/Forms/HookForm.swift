package import Core
internal import Foundation

/// A message as each kind of channel wants it.
package enum HookForm {
    /// `now` goes into what is signed: receivers refuse what is old. Throws where the URL cannot be used.
    package static func request(
        _ message: Message, _ kind: ChannelKind, url: Secret, secret: Secret, at now: Timestamp
    ) throws(CourierFailure) -> HookRequest {
        do {
            switch kind {
            case .webhook: return webhook(message, url, secret, now)
            case .slack: return try slack(message, url)
            case .wecom: return try wecom(message, url)
            case .dingtalk: return try dingtalk(message, url, secret, now)
            case .feishu: return try feishu(message, url, secret, now)
            case .mail: throw CourierFailure("Mail is no address on the web.", isFinal: true)
            }
        } catch let failure as CourierFailure {
            throw failure
        } catch {
            throw CourierFailure("The message cannot be written.", isFinal: true)
        }
    }

    static let json = HookHeader("Content-Type", "application/json; charset=utf-8")

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// At most so many bytes of UTF-8, whole characters, with a mark where something was left out.
    static func cut(_ text: String, _ most: Int) -> String {
        guard text.utf8.count > most else { return text }
        var kept = ""
        var size = 3
        for character in text {
            size += character.utf8.count
            guard size <= most else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// On one line: what comes from elsewhere makes no line of its own.
    static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
