/// A tree of what a configuration file says, before anything is known about its meaning.
package struct ConfigValue: Hashable, Sendable {
    package indirect enum Kind: Hashable, Sendable {
        case null
        case bool(Bool)
        case integer(Int64)
        /// Also numbers and booleans of YAML, which are read where a number or boolean is wanted.
        case text(String)
        case list([ConfigValue])
        /// In the order of the file.
        case map([ConfigEntry])
    }

    package let kind: Kind
    /// Line of the file, from 1; nil where there is no file.
    package let line: Int?

    /// A text that stands for a number of JSON that is no whole number, and not for a text.
    package let isNumeral: Bool

    package init(_ kind: Kind, line: Int? = nil, isNumeral: Bool = false) {
        self.kind = kind
        self.line = line
        self.isNumeral = isNumeral
    }

    /// A map of what is there.
    package static func map(_ members: [(String, ConfigValue?)]) -> ConfigValue {
        ConfigValue(.map(members.compactMap { key, value in value.map { ConfigEntry(key: key, value: $0) } }))
    }

    package static func text(_ text: String) -> ConfigValue { ConfigValue(.text(text)) }
    package static func texts(_ list: [String]) -> ConfigValue { ConfigValue(.list(list.map { .text($0) })) }
    package static func integer(_ number: Int) -> ConfigValue { ConfigValue(.integer(Int64(number))) }

    /// The first member of a map with a key.
    package subscript(key: String) -> ConfigValue? {
        guard case .map(let entries) = kind else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// What it is, for a message.
    var title: String {
        switch kind {
        case .null: "nothing"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .text(let text): "“\(text)”"
        case .list: "a list"
        case .map: "a group of fields"
        }
    }
}

extension ConfigValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self.init(.text(value)) }
    package init(integerLiteral value: Int64) { self.init(.integer(value)) }
    package init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

extension ConfigValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
    package init(arrayLiteral elements: ConfigValue...) { self.init(.list(elements)) }
    package init(nilLiteral: ()) { self.init(.null) }

    package init(dictionaryLiteral elements: (String, ConfigValue)...) {
        self.init(.map(elements.map { ConfigEntry(key: $0, value: $1) }))
    }
}
