internal import Core
internal import Logging
internal import Service

/// Writes what the service says about itself to standard error: a line for people, or an object a line.
struct ServiceLogHandler: LogHandler {
    private let label: String
    private let format: LogSettings.Format
    private let clock: any TidemarkClock
    private let write: @Sendable (String) -> Void
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(
        label: String, settings: LogSettings, clock: any TidemarkClock = SystemClock(),
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        format = settings.format
        logLevel = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        self.clock = clock
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata
        if let more = event.metadata { all.merge(more) { $1 } }
        if let error = event.error { all["error"] = "\(error)" }
        let time = clock.now().description
        switch format {
        case .json: write(object(event, all, time).text)
        case .text: write(line(event, all, time))
        }
    }

    private func object(_ event: LogEvent, _ metadata: Logger.Metadata, _ time: String) -> JSONValue {
        let own: [JSONValue.Member] = [
            .init(name: "time", value: .string(time)), .init(name: "level", value: .string(event.level.rawValue)),
            .init(name: "part", value: .string(label)), .init(name: "message", value: .string("\(event.message)")),
        ]
        let names = Set(own.map(\.name))
        let more = metadata.sorted { $0.key < $1.key }.map { key, value in
            // What is said of the message itself cannot be overwritten.
            JSONValue.Member(name: names.contains(key) ? "\(key)_" : key, value: Self.json(value))
        }
        return .object(own + more)
    }

    private func line(_ event: LogEvent, _ metadata: Logger.Metadata, _ time: String) -> String {
        let words = metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.word("\($0.value)"))" }
        let head = "\(time) \(event.level.rawValue.padded(to: 8)) \(label): \(Self.oneLine("\(event.message)"))"
        return words.isEmpty ? head : "\(head)  \(words.joined(separator: " "))"
    }

    private static func json(_ value: Logger.Metadata.Value) -> JSONValue {
        switch value {
        case .string(let text): .string(text)
        case .stringConvertible(let value): .string("\(value)")
        case .array(let values): .array(values.map(json))
        case .dictionary(let members):
            .object(members.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: json($0.value)) })
        }
    }

    /// In quotes where it has blanks, so that the end of a value can be seen.
    private static func word(_ text: String) -> String {
        let shown = oneLine(text)
        return shown.isEmpty || shown.contains(" ") ? "“\(shown)”" : shown
    }

    /// A line stays a line, and what comes from outside moves no cursor.
    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
