/// Finds numbers inside a JSON text of MySQL that parsing would not bring back.
///
/// MySQL keeps DECIMAL values inside JSON (`CAST(1.10 AS DECIMAL(3,2))`), and prints them like other numbers. Its
/// parser makes integers of up to 64 bits and DOUBLEs only: `1.10` would come back as `1.1`.
package enum JSONNumbers {
    package struct Number: Equatable {
        /// The path as JSON functions take it: `$."a"[3]`.
        package let path: String
        package let text: String

        /// The digits before and after the point.
        var precision: (digits: Int, scale: Int) {
            let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
            let scale = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
            return (max(1, digits), scale)
        }
    }

    /// The numbers of a document that must be written as DECIMAL; empty for nearly every document.
    package static func decimals(in text: UnsafeRawBufferPointer) -> [Number] {
        guard mayHoldDecimals(text) else { return [] }
        var walker = JSONWalker(text)
        walker.value(path: "$")
        return walker.decimals
    }

    /// A quick look without following the structure; strings may look like numbers, which only costs the walk.
    private static func mayHoldDecimals(_ text: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < text.count {
            guard (0x30...0x39).contains(text[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, isNumber(text[index]) { index += 1 }
            if isDecimal(String(decoding: text[start..<index], as: UTF8.self)) { return true }
        }
        return false
    }

    static func isNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Whether a number's text is not what the server prints for the value it parses it to.
    static func isDecimal(_ text: String) -> Bool {
        // Only DOUBLEs are printed with an exponent.
        if text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return false }
        guard let point = text.firstIndex(of: ".") else {
            return text.hasPrefix("-") ? Int64(text) == nil : UInt64(text) == nil
        }
        let fraction = text[text.index(after: point)...]
        // DOUBLEs end in ".0" or in a digit that is not 0.
        if fraction.last == "0", fraction != "0" { return true }
        guard let value = Double(text) else { return true }
        return significantDigits(text) != significantDigits(value.description)
    }

    /// The digits of a number without sign, point, exponent and zeros at either end.
    private static func significantDigits(_ text: String) -> [UInt8] {
        let mantissa = text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.filter { (0x30...0x39).contains($0) }
        let leading = mantissa.drop { $0 == 0x30 }
        var digits = Array(leading)
        while digits.last == 0x30 { digits.removeLast() }
        return digits
    }
}
