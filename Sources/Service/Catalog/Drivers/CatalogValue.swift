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
