/// Walks a JSON text as MySQL prints it, keeping the path, and collects the numbers that are DECIMALs.
struct JSONWalker {
    private let text: UnsafeRawBufferPointer
    private var position = 0
    private(set) var decimals: [JSONNumbers.Number] = []

    /// MySQL refuses documents deeper than 100.
    private static let depthLimit = 200

    init(_ text: UnsafeRawBufferPointer) { self.text = text }

    mutating func value(path: String, depth: Int = 0) {
        skipBlanks()
        guard position < text.count, depth < Self.depthLimit else { return }
        switch text[position] {
        case UInt8(ascii: "{"): object(path, depth)
        case UInt8(ascii: "["): array(path, depth)
        case UInt8(ascii: "\""): _ = string()
        case let byte where JSONNumbers.isNumber(byte): number(path)
        default:
            // true, false, null
            while position < text.count, (0x61...0x7A).contains(text[position]) { position += 1 }
        }
    }

    private mutating func object(_ path: String, _ depth: Int) {
        position += 1
        while true {
            skipBlanks()
            guard position < text.count, text[position] == UInt8(ascii: "\"") else { break }
            // The key as it is printed is the key as a path takes it: both are JSON strings.
            let key = string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { return }
            value(path: "\(path).\(key)", depth: depth + 1)
            skipBlanks()
            guard take(UInt8(ascii: ",")) else { break }
        }
        _ = take(UInt8(ascii: "}"))
    }

    private mutating func array(_ path: String, _ depth: Int) {
        position += 1
        var index = 0
        while true {
            skipBlanks()
            guard position < text.count, text[position] != UInt8(ascii: "]") else { break }
            let before = position
            value(path: "\(path)[\(index)]", depth: depth + 1)
            index += 1
            skipBlanks()
            guard position > before, take(UInt8(ascii: ",")) else { break }
        }
        _ = take(UInt8(ascii: "]"))
    }

    /// A string with its quotes.
    private mutating func string() -> String {
        let start = position
        position += 1
        while position < text.count, text[position] != UInt8(ascii: "\"") {
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, text.count)
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func number(_ path: String) {
        let start = position
        while position < text.count, JSONNumbers.isNumber(text[position]) { position += 1 }
        let digits = String(decoding: text[start..<position], as: UTF8.self)
        if JSONNumbers.isDecimal(digits) { decimals.append(JSONNumbers.Number(path: path, text: digits)) }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while position < text.count, text[position] <= 0x20 { position += 1 }
    }
}
