/// The column types of TABLE_MAP: the protocol's type codes with MariaDB's compressed ones.
package struct ColumnType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    private init(_ rawValue: UInt8) { self.rawValue = rawValue }

    package static let decimal = Self(0)
    package static let tiny = Self(1)
    package static let short = Self(2)
    package static let long = Self(3)
    package static let float = Self(4)
    package static let double = Self(5)
    package static let null = Self(6)
    package static let timestamp = Self(7)
    package static let longLong = Self(8)
    package static let int24 = Self(9)
    package static let date = Self(10)
    package static let time = Self(11)
    package static let datetime = Self(12)
    package static let year = Self(13)
    package static let newDate = Self(14)
    package static let varchar = Self(15)
    package static let bit = Self(16)
    package static let timestamp2 = Self(17)
    package static let datetime2 = Self(18)
    package static let time2 = Self(19)
    package static let typedArray = Self(20)
    package static let mariaBlobCompressed = Self(140)
    package static let mariaVarcharCompressed = Self(141)
    package static let vector = Self(242)
    package static let json = Self(245)
    package static let newDecimal = Self(246)
    package static let enumeration = Self(247)
    package static let set = Self(248)
    package static let tinyBlob = Self(249)
    package static let mediumBlob = Self(250)
    package static let longBlob = Self(251)
    package static let blob = Self(252)
    package static let varString = Self(253)
    package static let string = Self(254)
    package static let geometry = Self(255)

    package var description: String { "column type \(rawValue)" }

    /// Whether the optional metadata lists a signedness for columns of this type.
    package var isNumeric: Bool {
        switch self {
        case .tiny, .short, .int24, .long, .longLong, .newDecimal, .float, .double: true
        default: false
        }
    }
}
