package import APIModel
internal import Core

extension JSONTree {
    /// The same tree, without lines.
    package init(_ value: ConfigValue) {
        switch value.kind {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .integer(let number): self = .integer(number)
        case .text(let text): self = .text(text)
        case .list(let values): self = .list(values.map { JSONTree($0) })
        case .map(let entries):
            self = .object(Dictionary(entries.map { ($0.key, JSONTree($0.value)) }) { first, _ in first })
        }
    }

    /// What is stored as JSON; an empty object where it cannot be read.
    init(stored text: String) { self = (try? WorkJSON.value(JSONTree.self, in: text)) ?? .object([:]) }
}
