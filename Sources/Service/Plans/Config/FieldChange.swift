/// A field that differs between two states of the same thing.
package struct FieldChange: Hashable, Sendable, CustomStringConvertible {
    /// Such as `cycle.at`.
    package let path: String
    /// In its plain form; nil where it was not there.
    package let before: String?
    /// In its plain form; nil where it is gone.
    package let after: String?

    package init(path: String, before: String?, after: String?) {
        self.path = path
        self.before = before
        self.after = after
    }

    package var description: String { "\(path): \(before ?? "–") → \(after ?? "–")" }

    /// Everything in which two trees differ, in the order of the fields; lists are compared as a whole.
    package static func between(_ old: ConfigValue, _ new: ConfigValue) -> [FieldChange] {
        let before = leaves(old)
        let after = leaves(new)
        let olds = Dictionary(before, uniquingKeysWith: { first, _ in first })
        let news = Dictionary(after, uniquingKeysWith: { first, _ in first })
        let paths = after.map(\.0) + before.map(\.0).filter { news[$0] == nil }
        return paths.filter { olds[$0] != news[$0] }.map { FieldChange(path: $0, before: olds[$0], after: news[$0]) }
    }

    private static func leaves(_ value: ConfigValue, _ path: String = "") -> [(String, String)] {
        guard case .map(let entries) = value.kind else { return [(path, plain(value))] }
        return entries.flatMap { leaves($0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }
    }

    private static func plain(_ value: ConfigValue) -> String {
        switch value.kind {
        case .null: "nothing"
        case .bool(let value): "\(value)"
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .list(let values): "[" + values.map(plain).joined(separator: ", ") + "]"
        case .map(let entries): "{" + entries.map { "\($0.key): \(plain($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
