internal import Core

/// One value of a column or a parameter, in the types both databases share.
package enum CatalogValue: Sendable, Hashable {
    case text(String)
    case integer(Int64)
    case real(Double)
    case blob([UInt8])
    case null

    package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    package init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}

extension CatalogValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(nilLiteral: ()) { self = .null }
}

extension CatalogValue {
    /// Throws `catalog.refused` where a text holds a zero byte: PostgreSQL cannot store it, so SQLite must not either.
    static func requireStorable(_ values: [CatalogValue]) throws(TidemarkError) {
        for case .text(let text) in values where text.utf8.contains(0) {
            throw TidemarkError(
                .catalogRefused, "A text with a zero byte cannot be stored.",
                hint: "Take the zero byte out of the text.")
        }
    }
}
