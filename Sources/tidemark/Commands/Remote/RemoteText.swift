internal import APIModel
internal import Core

/// How the server's answers are written for people. Times are UTC.
enum RemoteText {
    /// `2026-11-16 02:00:11`, or a dash.
    static func time(_ time: WireTime?) -> String { time.map { ListText.time($0.timestamp) } ?? "–" }

    static func bytes(_ bytes: Int64?) -> String {
        bytes.map { ByteCount(UInt64(max(0, $0))).description } ?? "–"
    }

    static func seconds(_ seconds: Double?) -> String { seconds.map { DurationText.of(seconds: $0) } ?? "–" }

    static func list(_ words: [String]) -> String { words.isEmpty ? "–" : words.joined(separator: ", ") }

    /// What comes from elsewhere stays on its line and moves no cursor.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
        return String(shown)
    }

    static func window(_ span: SpanDocument?) -> String {
        span.map { "\(time($0.start)) → \($0.isOpen ? "now" : time($0.end))" } ?? "none yet"
    }

    /// One line a field that differs.
    static func changes(_ changes: [FieldDifference]?) -> [String] {
        (changes ?? []).map { "  \(line($0.path)): \(line($0.before ?? "–")) → \(line($0.after ?? "–"))" }
    }

    static func problems(_ problems: [ProblemField]?) -> [String] {
        (problems ?? []).map {
            "  \($0.path)\($0.line.map { " (line \($0))" } ?? ""): \(line($0.message)) \(line($0.hint))"
        }
    }

    /// `key  value` lines, the values in one column; pairs without a value are left out.
    static func facts(_ pairs: [(String, String?)]) -> [String] {
        let known = pairs.compactMap { key, value in value.map { (key, line($0)) } }
        let width = known.map(\.0.count).max() ?? 0
        return known.map { "\($0.0.padded(to: width))  \($0.1)" }
    }

    /// Any JSON as lines, deeper ones indented: what YAML would look like.
    static func tree(_ tree: JSONTree, indent: String = "") -> [String] {
        switch tree {
        case .object(let members):
            return members.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
                switch value {
                case .object: ["\(indent)\(line(key)):"] + self.tree(value, indent: indent + "  ")
                default: ["\(indent)\(line(key)): \(scalar(value))"]
                }
            }
        default: return [indent + scalar(tree)]
        }
    }

    private static func scalar(_ tree: JSONTree) -> String {
        switch tree {
        case .null: "–"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let text): line(text)
        case .list(let values): "[\(values.map(scalar).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.sorted { $0.key < $1.key }.map { "\($0.key): \(scalar($0.value))" }.joined(separator: ", "))}"
        }
    }
}

extension Console {
    /// Writes what the server answered, on one line, for machines; nothing without `--json`.
    func document(_ value: some Encodable) throws { json(try WorkJSON.text(value)) }

    func lines(_ lines: [String]) { for text in lines { line(text) } }
}
