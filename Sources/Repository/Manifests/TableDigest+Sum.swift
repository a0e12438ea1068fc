extension TableDigest {
    /// Adds the digest of other rows of the same table.
    package mutating func add(_ other: TableDigest) {
        rows &+= other.rows
        add(high: other.high, low: other.low)
    }

    /// Adds one row by its hash.
    package mutating func addRow(high: UInt64, low: UInt64) {
        rows &+= 1
        add(high: high, low: low)
    }

    /// Takes one row off by its hash.
    package mutating func removeRow(high otherHigh: UInt64, low otherLow: UInt64) {
        rows &-= 1
        let (difference, borrow) = low.subtractingReportingOverflow(otherLow)
        low = difference
        high = high &- otherHigh &- (borrow ? 1 : 0)
    }

    private mutating func add(high otherHigh: UInt64, low otherLow: UInt64) {
        let (sum, carry) = low.addingReportingOverflow(otherLow)
        low = sum
        high = high &+ otherHigh &+ (carry ? 1 : 0)
    }
}

extension TableDigest: CustomStringConvertible {
    /// The sum as 32 hexadecimal digits, most significant first.
    package var sumText: String {
        let digits = [high, low].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return digits.joined()
    }

    /// `rows:sum`, the form shown to users and stored in manifests.
    package var description: String { "\(rows):\(sumText)" }

    /// Reads `description`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let rows = UInt64(parts[0]), parts[1].utf8.count == 32,
            let high = UInt64(parts[1].prefix(16), radix: 16), let low = UInt64(parts[1].suffix(16), radix: 16)
        else { return nil }
        self.init(rows: rows, high: high, low: low)
    }
}

extension TableDigest: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = TableDigest(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a digest")
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
