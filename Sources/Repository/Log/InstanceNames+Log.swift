/// The names of the log's objects: a folder for every ten thousand numbers, so that names sort by number and no folder
/// grows without bound.
extension InstanceNames {
    /// `DIGITS16/DIGITS20.seg`
    func segment(_ sequence: UInt64) -> String {
        let digits = Self.digits(sequence)
        return "\(log)\(digits.prefix(16))/\(digits).seg"
    }

    /// `DIGITS16/DIGITS20-DIGITS20.seg`, which sorts before the segment of its first number.
    func merged(_ range: ClosedRange<UInt64>) -> String {
        let first = Self.digits(range.lowerBound)
        return "\(log)\(first.prefix(16))/\(first)-\(Self.digits(range.upperBound)).seg"
    }

    /// The number of a single segment's name; nil where it is another kind of name.
    func sequence(ofSegment name: String) -> UInt64? {
        guard let object = logObject(name), !object.isMerged else { return nil }
        return object.first
    }

    /// The segments an object of the log holds; nil where it is another kind of name.
    func segments(ofObject name: String) -> ClosedRange<UInt64>? { logObject(name)?.range }

    /// What of the log a name stands for; nil where it is another kind of name.
    func logObject(_ name: String) -> LogObject? {
        guard name.hasPrefix(log) else { return nil }
        let skipped = log.utf8.count
        var copy = name
        return copy.withUTF8 { bytes -> LogObject? in
            let rest = UnsafeBufferPointer(rebasing: bytes[skipped...])
            // 16 digits, a slash, 20 digits, for merged ones a dash and 20 digits, and the ending.
            guard rest.count == 41 || rest.count == 62, rest[16] == UInt8(ascii: "/"),
                rest.suffix(4).elementsEqual(".seg".utf8), rest[..<16].elementsEqual(rest[17..<33]),
                let first = Self.number(rest[17..<37]), first > 0, first < .max
            else { return nil }
            guard rest.count == 62 else { return LogObject(name: name, first: first, last: first) }
            guard rest[37] == UInt8(ascii: "-"), let last = Self.number(rest[38..<58]), last > first,
                last < .max, last - first < LogObject.maximumSegments
            else { return nil }
            return LogObject(name: name, first: first, last: last)
        }
    }

    /// Twenty digits, so that names sort by number.
    static func digits(_ sequence: UInt64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        var number: UInt64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit - 0x30))
            if overflow || carry { return nil }
            number = sum
        }
        return number
    }
}
