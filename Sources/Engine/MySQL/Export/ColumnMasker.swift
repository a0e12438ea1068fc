internal import Core
internal import Crypto
internal import Repository

/// A mask on one column of a table.
struct ColumnMasker: Sendable {
    /// What is written instead of a value.
    enum Value: Hashable {
        case null
        /// UTF-8.
        case text([UInt8])
        case integer(UInt64)
        case binary([UInt8])
    }

    private enum Hashing: Hashable {
        /// Hexadecimal digits.
        case digits(Int)
        /// Numbers up to this.
        case numbers(UInt64)
        case bytes(Int)
    }

    let mask: ColumnMask
    private let hashing: Hashing?
    private let key: SymmetricKey

    private static let shortest = 8
    private static let longest = 32

    /// Throws `export.mask` where it does not fit.
    init(_ mask: ColumnMask, _ column: ColumnDefinition, salt: Secret) throws(TidemarkError) {
        self.mask = mask
        key = salt.withBytes { SymmetricKey(data: $0) }
        var hashing: Hashing?
        switch mask.kind {
        case .null:
            guard column.nullable else { throw Self.misfit(mask, "it is NOT NULL", "Use fixed or hash.") }
        case .fixed(let text):
            guard !text.utf8.contains(0) else { throw Self.misfit(mask, "its text holds a zero byte", "Leave it out.") }
            guard !Self.unwritable.contains(column.dataType) else {
                throw Self.misfit(mask, "no text can be written into a column of \(column.dataType)", "Use null.")
            }
        case .hash:
            hashing = Self.hashing(column)
            guard hashing != nil else {
                throw Self.misfit(mask, "\(column.columnType) has no room for a hash", "Use fixed or null.")
            }
        case .last, .email:
            guard column.characterSet != nil, !["enum", "set"].contains(column.dataType) else {
                throw Self.misfit(mask, "\(column.columnType) is no text", "Use hash, fixed or null.")
            }
            if case .last(let count) = mask.kind, !(0...100).contains(count) {
                throw Self.misfit(mask, "\(count) characters are not 0 to 100", "Keep fewer characters.")
            }
        }
        self.hashing = hashing
    }

    private static let unwritable: Set<String> = [
        "bit", "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
        "geometrycollection", "geomcollection", "vector",
    ]

    private static func hashing(_ column: ColumnDefinition) -> Hashing? {
        switch column.dataType {
        case "tinyint": return .numbers(0x7F)
        case "smallint": return .numbers(0x7FFF)
        case "mediumint": return .numbers(0x7F_FFFF)
        case "int", "integer": return .numbers(0x7FFF_FFFF)
        case "bigint": return .numbers(0x7FFF_FFFF_FFFF_FFFF)
        case "uuid": return .bytes(16)
        case "binary", "varbinary":
            let room = Int(clamping: column.length ?? 0)
            return room >= shortest ? .bytes(min(room, longest)) : nil
        case "enum", "set", "json": return nil
        default:
            guard let set = column.characterSet else { return nil }
            let width =
                ["utf8mb4", "utf16", "utf16le", "utf32", "gb18030"].contains(set)
                ? 4 : set == "utf8" || set == "utf8mb3" ? 3 : 1
            let room = Int(clamping: column.length ?? 0) / width
            return room >= shortest ? .digits(min(room, longest)) : nil
        }
    }

    /// - Parameter value: not NULL, as it was read: text is UTF-8.
    func apply(_ value: UnsafeRawBufferPointer) -> Value {
        switch mask.kind {
        case .null: return .null
        case .fixed(let text): return .text(Array(text.utf8))
        case .hash: return hashed(value)
        case .last(let count):
            let characters = Array(String(decoding: value, as: UTF8.self).unicodeScalars)
            let kept = characters.count > count ? characters.suffix(count) : []
            return .text(Self.text(stars: characters.count - kept.count, kept))
        case .email:
            let characters = Array(String(decoding: value, as: UTF8.self).unicodeScalars)
            guard let at = characters.lastIndex(of: "@"), at > 0 else { return .text(Self.text(stars: 3, [])) }
            return .text(Self.text(characters.prefix(1)) + Self.text(stars: 3, characters[at...]))
        }
    }

    private func hashed(_ value: UnsafeRawBufferPointer) -> Value {
        let code = Array(HMAC<SHA256>.authenticationCode(for: Array(value), using: key))
        switch hashing {
        case .numbers(let most):
            let number = code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return .integer(number & most)
        case .bytes(let count): return .binary(Array(code.prefix(count)))
        case .digits(let count): return .text(Array(Hex.encode(code).utf8.prefix(count)))
        case nil: return .null
        }
    }

    private static func text(stars: Int, _ rest: some Sequence<Unicode.Scalar>) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: "*"), count: stars) + text(rest)
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return Array(String(text).utf8)
    }

    private static func misfit(_ mask: ColumnMask, _ why: String, _ hint: String) -> TidemarkError {
        TidemarkError(.exportMask, "The mask of \(mask.name) does not fit: \(why).", hint: hint)
    }
}
