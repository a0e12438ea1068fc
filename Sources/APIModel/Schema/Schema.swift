/// What JSON a type is: the part of JSON Schema 2020-12 that the API needs.
package indirect enum Schema: Sendable {
    /// Members by name, and no others.
    case object([SchemaField])
    /// Members of the caller's own naming.
    case map(Schema)
    /// At most so many members, where that is limited.
    case list(Schema, most: Int? = nil)
    case text(TextRule = TextRule())
    case integer(ClosedRange<Int64> = Int64.min...Int64.max)
    /// A number that may have a fraction.
    case number
    case boolean
    /// Any JSON, with words about where its form is described.
    case anything(String)
    /// An object of any members, with words about where its form is described.
    case freeObject(String)
    /// One of these.
    case either([Schema])
    /// Described under its own name.
    case type(any Described.Type)

    /// An instant, in RFC 3339.
    package static let time = Schema.text(TextRule(format: "date-time"))
    /// A count or a size in bytes.
    package static let count = Schema.integer(0...Int64.max)

    /// One of some words.
    package static func word(_ words: [String]) -> Schema { .text(TextRule(words: words)) }

    /// One of an enumeration's words.
    package static func word<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type) -> Schema {
        .word(type.allCases.map(\.rawValue))
    }

    /// The name of a project, site, instance, plan, repository or token.
    package static let name = Schema.text(
        TextRule(pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", least: 1, most: 63))
}
