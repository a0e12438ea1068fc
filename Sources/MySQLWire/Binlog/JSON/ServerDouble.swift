/// Doubles as MySQL prints them inside JSON: the shortest digits that read back as the same number, in fixed or in
/// exponent form, whichever the server chooses.
enum ServerDouble {
    /// Appends the text of `value`.
    static func append(_ value: Double, to out: inout [UInt8]) {
        guard value.isFinite else {
            out.append(contentsOf: "null".utf8)
            return
        }
        // Swift prints the shortest round-trip digits too; only where the point goes differs.
        var digits: [UInt8] = []
        var exponent = 0
        var pointAt: Int?
        var text = Array(value.magnitude.description.utf8)[...]
        if let mark = text.firstIndex(of: 0x65) {
            exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0
            text = text[..<mark]
        }
        for byte in text {
            if byte == 0x2E { pointAt = digits.count } else { digits.append(byte) }
        }
        // value = 0.digits × 10^point
        var point = (pointAt ?? digits.count) + exponent
        while digits.count > 1, digits.first == 0x30 {
            digits.removeFirst()
            point -= 1
        }
        while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
        if value.sign == .minus { out.append(0x2D) }
        if digits == [0x30] {
            out.append(contentsOf: "0.0".utf8)
            return
        }
        if point >= -14, point <= 15 || digits.count > point {
            fixed(digits, point, to: &out)
        } else {
            out.append(digits[0])
            if digits.count > 1 {
                out.append(0x2E)
                out.append(contentsOf: digits[1...])
            }
            out.append(0x65)
            out.append(contentsOf: String(point - 1).utf8)
        }
    }

    private static func fixed(_ digits: [UInt8], _ point: Int, to out: inout [UInt8]) {
        if point <= 0 {
            out.append(contentsOf: [0x30, 0x2E])
            out.append(contentsOf: repeatElement(0x30, count: -point))
            out.append(contentsOf: digits)
        } else if digits.count > point {
            out.append(contentsOf: digits[..<point])
            out.append(0x2E)
            out.append(contentsOf: digits[point...])
        } else {
            out.append(contentsOf: digits)
            out.append(contentsOf: repeatElement(0x30, count: point - digits.count))
            out.append(contentsOf: [0x2E, 0x30])
        }
    }
}
