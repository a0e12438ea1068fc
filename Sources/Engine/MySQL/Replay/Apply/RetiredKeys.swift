internal import CXXHash

/// Parent keys that were given up while the child table was read, for each foreign key that cascades updates.
///
/// A child row shows only the key it had when it was read. Where a key passes from one parent to another in that time
/// (3 becomes 30, then 2 becomes 3), a child found under 3 may have followed either, and the log does not say which:
/// it holds no child rows. Such a base must be refused for the restore, not guessed at.
///
/// Keys are kept as hashes of 16 bytes; two with the same hash could only make a restore stop for nothing.
final class RetiredKeys {
    struct Hash: Hashable {
        let low: UInt64
        let high: UInt64

        init(low: UInt64, high: UInt64) {
            self.low = low
            self.high = high
        }

        /// From `text`; nil where it is none.
        init?(_ text: String) {
            guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
                let low = UInt64(text.suffix(16), radix: 16)
            else { return nil }
            self.init(low: low, high: high)
        }

        /// 32 hexadecimal digits.
        var text: String { Self.digits(high) + Self.digits(low) }

        private static func digits(_ value: UInt64) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
    }

    private var hashes: Set<Hash>
    /// Those the target does not remember yet.
    private(set) var unsaved: [Hash] = []

    /// - Parameter hashes: what an earlier run of the restore left.
    init(_ hashes: Set<Hash> = []) { self.hashes = hashes }

    func retire(_ values: KeyValues, of key: ForeignKey) {
        guard key.onUpdate == .cascade else { return }
        let hash = Self.hash(values, key)
        if hashes.insert(hash).inserted { unsaved.append(hash) }
    }

    func contains(_ values: KeyValues, of key: ForeignKey) -> Bool { hashes.contains(Self.hash(values, key)) }

    func saved() { unsaved.removeAll(keepingCapacity: true) }

    /// From convergence on no key can be ambiguous.
    func forget() {
        hashes = []
        unsaved = []
    }

    private static func hash(_ values: KeyValues, _ key: ForeignKey) -> Hash {
        var bytes = Array(key.id.utf8)
        for value in values.values {
            // Lengths keep neighbours apart; NULL has none.
            withUnsafeBytes(of: (value?.count ?? -1).littleEndian) { bytes += $0 }
            bytes += value ?? []
        }
        let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        return Hash(low: hash.low64, high: hash.high64)
    }
}
