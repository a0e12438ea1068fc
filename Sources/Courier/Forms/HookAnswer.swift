internal import Foundation

/// How a receiver says that it has a message. Chats answer 200 whatever they think of it: their word is in the body.
package enum HookAnswer: Sendable, Hashable {
    /// Any status from 200 to 299.
    case status
    /// And the number under one of these names is 0.
    case code([String])

    /// Codes by which chats say that address, secret or words are wrong (WeCom 93000; DingTalk 300001 and 310000; Feishu
    /// 19001, 19021, 19022 and 19024). Any other may pass, such as that too much was sent in a minute.
    private static let lasting: Set<Int> = [93_000, 300_001, 310_000, 19_001, 19_021, 19_022, 19_024]

    /// Throws where the answer is no success. `after` is what the receiver said in `Retry-After`.
    package func check(status: Int, body: [UInt8], after: String?) throws(CourierFailure) {
        guard (200..<300).contains(status) else {
            // A receiver that is overloaded, being restarted or behind a proxy that lost it answers so.
            let mayPass = status == 408 || status == 425 || status == 429 || status >= 500
            throw CourierFailure(
                "The receiver answered with status \(status).", isFinal: !mayPass, wait: after.flatMap { Double($0) })
        }
        guard case .code(let names) = self else { return }
        let tree = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        guard let tree, let code = names.lazy.compactMap({ tree[$0] as? Int }).first else {
            throw CourierFailure("The receiver's answer is not understood.")
        }
        guard code != 0 else { return }
        let words = ["errmsg", "msg", "StatusMessage"].lazy.compactMap { tree[$0] as? String }.first ?? ""
        throw CourierFailure(
            "The receiver refused it with code \(code): \(Self.line(words))", isFinal: Self.lasting.contains(code))
    }

    /// What comes from elsewhere, short and on one line.
    private static func line(_ text: String) -> String {
        String(text.unicodeScalars.prefix(200).map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
    }
}
