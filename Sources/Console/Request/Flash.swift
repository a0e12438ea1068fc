internal import Core

/// What the next page says first, once.
package struct Flash: Sendable, Hashable {
    package enum Tone: String, Sendable, Hashable, CaseIterable {
        case done, attention, danger
    }

    package let tone: Tone
    package let text: String
    /// Bytes of the text.
    private static let longest = 900

    package init(_ tone: Tone = .done, _ text: String) {
        self.tone = tone
        self.text = text
    }

    /// For a cookie, signed.
    package func sealed(_ key: FormKey) -> String {
        var short = text
        while short.utf8.count > Self.longest { short.removeLast(max(1, (short.utf8.count - Self.longest) / 4)) }
        let body = "\(tone.rawValue).\(Hex.encode(Array(short.utf8)))"
        return "\(body).\(key.signature(of: body))"
    }

    /// Nil where it is not one that this visitor was given.
    package init?(sealed text: String, _ key: FormKey) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let tone = Tone(rawValue: parts[0]), let bytes = Hex.decode(parts[1]),
            let shown = String(validating: bytes, as: UTF8.self),
            Secret(key.signature(of: "\(parts[0]).\(parts[1])")) == Secret(parts[2])
        else { return nil }
        self.init(tone, shown)
    }
}
