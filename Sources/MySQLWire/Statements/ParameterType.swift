/// How a parameter's bytes are to be understood by the server: a type code of the protocol and its sign flag.
package struct ParameterType: Sendable, Hashable {
    package let code: UInt8
    package let isUnsigned: Bool

    package init(code: UInt8, isUnsigned: Bool = false) {
        self.code = code
        self.isUnsigned = isUnsigned
    }

    package static let int1 = ParameterType(code: 0x01)
    package static let int2 = ParameterType(code: 0x02)
    package static let int4 = ParameterType(code: 0x03)
    package static let int8 = ParameterType(code: 0x08)
    package static let float = ParameterType(code: 0x04)
    package static let double = ParameterType(code: 0x05)
    package static let date = ParameterType(code: 0x0A)
    package static let time = ParameterType(code: 0x0B)
    package static let datetime = ParameterType(code: 0x0C)
    /// Bytes without a charset: the server stores them as they are.
    package static let blob = ParameterType(code: 0xFC)
    /// Text in `character_set_client`; MySQL's JSON columns accept no other.
    package static let string = ParameterType(code: 0xFD)

    /// The same type without a sign.
    package var unsigned: ParameterType { ParameterType(code: code, isUnsigned: true) }

    /// The shape of a value of this type on the wire.
    package enum Width: Sendable, Hashable {
        case fixed(Int)
        /// One byte of length, then so many bytes.
        case shortPrefixed
        /// A length-encoded integer, then so many bytes.
        case lengthEncoded
    }

    package var width: Width {
        switch code {
        case 0x01: .fixed(1)
        case 0x02, 0x0D: .fixed(2)
        case 0x03, 0x04, 0x09: .fixed(4)
        case 0x05, 0x08: .fixed(8)
        case 0x07, 0x0A, 0x0B, 0x0C: .shortPrefixed
        default: .lengthEncoded
        }
    }
}
