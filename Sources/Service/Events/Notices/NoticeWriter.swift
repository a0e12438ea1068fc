internal import Core
package import Courier

/// Puts a notice into words.
package enum NoticeWriter {
    /// Details that tell machines something and people nothing.
    private static let silent: Set<String> = ["to"]
    /// What comes first, in this order; other details follow by name.
    private static let order = [
        "kind", "database", "check", "what", "rows", "usual", "ratio", "usualRatio", "base", "repository", "plan",
        "plans", "why", "message", "failure", "hint", "mend", "code", "seconds", "limit", "inARow", "willRetry",
    ]

    package static func message(_ notice: Notice, in language: MessageLanguage) throws -> Message {
        let words = NoticeWords(language)
        let kind = EventKind(rawValue: notice.kind)
        let plain = notice.purpose == .test ? words.testTitle : words.title(of: kind, notice.kind)
        let about = notice.instance ?? notice.project
        let title = "[\(words.mark(notice.purpose, notice.severity))] \(plain)\(about.map { ": \($0)" } ?? "")"
        var facts: [MessageFact] = []
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append(MessageFact(words.label(key), value)) }
        }
        add("instance", notice.instance)
        add("project", notice.project)
        if notice.purpose == .test { add("message", words.test) }
        for key in order { add(key, notice.details[key]) }
        for key in notice.details.keys.sorted() where !order.contains(key) && !silent.contains(key) {
            add(key, notice.details[key])
        }
        add("job", notice.job)
        if notice.count > 1 { add("count", words.times(notice.count)) }
        if let since = notice.since, since != notice.happenedAt { add("since", time(since)) }
        add("time", time(notice.happenedAt))
        let event = try CloudEvent(notice, title: plain).bytes
        return Message(
            id: notice.id, tone: tone(notice), title: title, facts: facts,
            footer: "Tidemark · \(notice.kind) · #\(notice.event)", happenedAt: notice.happenedAt, event: event)
    }

    private static func tone(_ notice: Notice) -> MessageTone {
        if notice.purpose == .over { return .good }
        switch notice.severity {
        case .information: return .information
        case .warning: return .warning
        case .critical: return .critical
        }
    }

    /// To the second.
    private static func time(_ time: Timestamp) -> String {
        Timestamp(microseconds: time.microseconds / 1_000_000 * 1_000_000).description
    }
}
