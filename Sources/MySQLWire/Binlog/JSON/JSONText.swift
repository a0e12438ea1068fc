/// JSON strings as MySQL prints them.
enum JSONText {
    /// Appends `text` in quotes: quote, backslash and control characters escaped, all else as it is.
    static func appendQuoted(_ text: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        out.append(0x22)
        var clean = text.startIndex
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            out.append(contentsOf: text[clean..<index])
            clean = index + 1
            out.append(0x5C)
            switch byte {
            case 0x22, 0x5C: out.append(byte)
            case 0x08: out.append(0x62)
            case 0x09: out.append(0x74)
            case 0x0A: out.append(0x6E)
            case 0x0C: out.append(0x66)
            case 0x0D: out.append(0x72)
            default:
                out.append(contentsOf: [0x75, 0x30, 0x30, 0x30 + (byte >> 4), hexadecimal(byte & 15)])
            }
        }
        out.append(contentsOf: text[clean...])
        out.append(0x22)
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
