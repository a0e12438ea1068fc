package import Core

extension ConsoleRequest {
    /// For the partial `time`: in the visitor's zone, UTC on hover. `{{#seenAt}}{{>time}}{{/seenAt}}`.
    package func time(_ instant: Timestamp) -> View {
        let whole = Timestamp(microseconds: instant.microseconds - instant.microseconds % 1_000_000)
        return [
            "iso": whole.description, "text": clock(instant), "utc": "\(whole.sqlText.prefix(19)) UTC", "isAge": false,
        ]
    }

    /// `2026-11-22 11:03:43` in the visitor's zone.
    package func clock(_ instant: Timestamp) -> String { String(settings.zone.local(instant).sqlText.prefix(19)) }

    /// For the partial `time`: how long ago, with the instant on hover.
    package func age(_ instant: Timestamp) -> View {
        let seconds = now.seconds(since: instant)
        var view = time(instant)
        view["isAge"] = .flag(true)
        view["utc"] = .text("\(clock(instant)) · \(instant.sqlText.prefix(19)) UTC")
        // Of two clocks one is a little ahead: what has just happened is not yet to come.
        let text =
            seconds > -2
            ? say(\.frame.ago, ["span": span(max(0, seconds))]) : say(\.frame.ahead, ["span": span(-seconds)])
        view["text"] = .text(text)
        return view
    }

    /// A span with its unit: `12 s`, `3 min 05 s`; `3 分 05 秒`.
    package func span(_ seconds: Double) -> String {
        let text = DurationText.of(seconds: seconds)
        guard language == .zh else { return text }
        let units = ["s": "秒", "min": "分", "h": "小时", "d": "天", "unknown": "未知"]
        return text.split(separator: " ").map { units[String($0)] ?? String($0) }.joined(separator: " ")
    }

    package func size(_ bytes: Int64) -> String { ByteCount(UInt64(max(0, bytes))).description }
}
