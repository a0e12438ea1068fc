internal import Core

/// A message as mail (RFC 5322 and MIME): lines of ASCII, everything else in base64.
enum MailText {
    static func lines(_ message: Message, _ address: MailAddress) -> [String] {
        let priority = message.tone == .critical ? "1" : "3"
        let host = address.from.split(separator: "@").last.map(String.init) ?? "localhost"
        let id = String(
            message.id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "." })
        var lines = [
            "From: Tidemark <\(address.from)>",
            "To: \(address.to.map { "<\($0)>" }.joined(separator: ",\r\n "))",
        ]
        lines += header("Subject", "[Tidemark] \(HookForm.line(message.title))")
        lines += [
            "Date: \(date(message.happenedAt))",
            "Message-ID: <\(id)@\(host)>",
            "X-Priority: \(priority)",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
        ]
        return lines + folded(Base64Bytes(Array(body(message).utf8)).description, 76)
    }

    static func body(_ message: Message) -> String {
        let facts = message.facts.map { "\(HookForm.line($0.label)): \(HookForm.line($0.value))" }
        return ([message.title, ""] + facts + ["", message.footer, ""]).joined(separator: "\r\n")
    }

    /// Encoded words of at most 75 characters (RFC 2047), a whole character never divided.
    static func header(_ name: String, _ text: String) -> [String] {
        guard !text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) || text.utf8.count > 60 else {
            return ["\(name): \(text)"]
        }
        var words: [String] = []
        var part: [UInt8] = []
        for character in text {
            if part.count + character.utf8.count > 39, !part.isEmpty {
                words.append("=?utf-8?B?\(Base64Bytes(part))?=")
                part = []
            }
            part += Array(character.utf8)
        }
        words.append("=?utf-8?B?\(Base64Bytes(part))?=")
        return ["\(name): \(words[0])"] + words.dropFirst().map { " \($0)" }
    }

    /// `Sun, 06 Nov 1994 08:49:37 +0000`
    static func date(_ time: Timestamp) -> String {
        let civil = CivilTime(time)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let number = Int(max(0, time.microseconds) / 86_400_000_000 % 7)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[number]), \(two(civil.day)) \(months[civil.month - 1]) \(civil.year) "
            + "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) +0000"
    }

    private static func folded(_ text: String, _ width: Int) -> [String] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: width).map {
            String(decoding: bytes[$0..<min($0 + width, bytes.count)], as: UTF8.self)
        }
    }
}
