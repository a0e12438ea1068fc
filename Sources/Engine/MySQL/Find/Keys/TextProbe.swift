internal import Foundation
internal import Repository

/// Compares text as a column's collation does, as far as that can be said without the server.
///
/// Where a collation ignores letter case, accents and width, all of them are ignored here; where the two differ, more is
/// found than the server would find.
struct TextProbe: Sendable {
    private let characterSet: String
    private let ignoresCase: Bool
    private let ignoresAccents: Bool
    private let padsSpaces: Bool
    private let wanted: String
    /// `wanted` where it is ASCII, which needs no conversion.
    private let ascii: [UInt8]?
    private let isASCIICompatible: Bool

    init(_ text: String, _ column: ColumnDefinition) {
        let collation = column.collation ?? ""
        characterSet = column.characterSet ?? "utf8mb4"
        let isBinary = collation.hasSuffix("_bin")
        ignoresCase = !isBinary && !collation.hasSuffix("_cs")
        ignoresAccents = !isBinary && !collation.contains("_as_") && !collation.hasSuffix("_as_cs")
        padsSpaces = !(collation.contains("_0900_") || collation.contains("nopad"))
        isASCIICompatible = !["ucs2", "utf16", "utf16le", "utf32"].contains(characterSet)
        let folded = Self.folded(text, ignoresCase: ignoresCase, ignoresAccents: ignoresAccents, pads: padsSpaces)
        wanted = folded
        ascii = folded.utf8.allSatisfy { $0 < 0x80 } ? Array(folded.utf8) : nil
    }

    func matches(_ value: UnsafeRawBufferPointer) -> Bool {
        if isASCIICompatible, value.allSatisfy({ $0 < 0x80 }) {
            // Accents and width fold to ASCII too, so that other text may still equal ASCII, but ASCII only itself.
            guard let ascii else { return false }
            var end = value.count
            if padsSpaces { while end > 0, value[end - 1] == 0x20 { end -= 1 } }
            guard end == ascii.count else { return false }
            for index in 0..<end {
                let byte = value[index]
                let folded = ignoresCase && (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
                if folded != ascii[index] { return false }
            }
            return true
        }
        guard let text = CharacterSetText.decode(value, characterSet) else { return false }
        return Self.folded(text, ignoresCase: ignoresCase, ignoresAccents: ignoresAccents, pads: padsSpaces) == wanted
    }

    private static func folded(_ text: String, ignoresCase: Bool, ignoresAccents: Bool, pads: Bool) -> String {
        var options: String.CompareOptions = []
        if ignoresCase { options.formUnion([.caseInsensitive, .widthInsensitive]) }
        if ignoresAccents { options.insert(.diacriticInsensitive) }
        var result = options.isEmpty ? text : text.folding(options: options, locale: nil)
        if pads { while result.last == " " { result.removeLast() } }
        return result
    }
}
