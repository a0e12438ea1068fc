internal import Core

/// What keeping a gigabyte (10^9 bytes) for a month costs, by storage class.
package struct StoragePrices: Sendable, Hashable {
    /// Such as `USD`; shown behind the figures.
    package var currency = "USD"
    /// By the store's own name of the class, such as `STANDARD_IA`.
    package var classes: [String: Double] = [:]

    package init() {}

    static let form = "Write it like STANDARD=0.023, STANDARD_IA=0.0125."

    /// Cents matter for few and terabytes for many: a price from 0 to 1,000 for each class. Throws `usage.invalid`.
    static func parse(_ name: String, _ price: String) throws(TidemarkError) -> (name: String, price: Double) {
        let isName = { (byte: UInt8) in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard (1...40).contains(name.utf8.count), name.utf8.allSatisfy(isName) else {
            throw TidemarkError(
                .usage, "“\(name)” is not a storage class.", hint: "Write the store's own name, such as STANDARD_IA.")
        }
        guard let value = Double(price), value.isFinite, (0...1000).contains(value) else {
            throw TidemarkError(.usage, "“\(price)” is not a price.", hint: "Write a number like 0.023.")
        }
        return (name, value)
    }

    /// A month of `bytes`; nil where the class has no price.
    package func month(of bytes: UInt64, in name: String) -> Double? {
        classes[name].map { $0 * Double(bytes) / 1e9 }
    }
}
