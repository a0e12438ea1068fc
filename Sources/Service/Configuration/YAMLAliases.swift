/// Hides aliases from the YAML parser.
///
/// The parser replaces an alias by what it stands for while it reads, and hashes keys whole: twenty lines of aliases of
/// aliases would keep it busy for years. So the star of everything that could be an alias becomes a private character, which
/// makes it an ordinary scalar; the reader puts in what it stands for, and counts. Wherever else the star stood, in a comment or
/// a text, it is put back.
enum YAMLAliases {
    /// U+E000: one character as the star is one, so that lines and columns stay the same.
    private static let mark: [UInt8] = [0xEE, 0x80, 0x80]
    private static let character: Character = "\u{E000}"
    private static let star = UInt8(ascii: "*")
    /// Brackets inside each other, and explicit keys: each multiplies the parser's work.
    private static let deepest = 64

    /// The text without aliases; nil where it holds the private character already, or nests too deeply.
    static func hidden(in text: String) -> String? {
        let bytes = Array(text.utf8)
        var tame: [UInt8] = []
        tame.reserveCapacity(bytes.count + 64)
        var depth = 0
        var explicitKeys = 0
        for index in bytes.indices {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
            switch byte {
            case star where isNameByte(next): tame += mark
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                guard depth <= deepest else { return nil }
                tame.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth = max(0, depth - 1)
                tame.append(byte)
            case UInt8(ascii: "?") where isBlank(next) && (index == 0 || !isNameByte(bytes[index - 1])):
                explicitKeys += 1
                guard explicitKeys <= deepest else { return nil }
                tame.append(byte)
            case 0xEE where Array(bytes[index...].prefix(3)) == mark: return nil
            default: tame.append(byte)
            }
        }
        return String(decoding: tame, as: UTF8.self)
    }

    /// The name of the alias that a plain scalar is; nil where it is none.
    static func name(_ scalar: String) -> String? {
        guard scalar.first == character else { return nil }
        let name = scalar.dropFirst()
        return !name.isEmpty && name.utf8.allSatisfy(isNameByte) ? String(name) : nil
    }

    /// A text as it was written.
    static func shown(_ text: String) -> String {
        text.contains(character) ? String(text.map { $0 == character ? "*" : $0 }) : text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
