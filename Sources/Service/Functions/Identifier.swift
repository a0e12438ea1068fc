package import Core

/// Names that the service gives to things itself: 12 digits of the time in milliseconds, then 80 random bits, in
/// hexadecimal. They sort by their age.
package enum Identifier {
    package static func make(at now: Timestamp) -> String {
        var generator = SystemRandomNumberGenerator()
        let time = UInt64(max(0, now.microseconds) / 1000)
        let head = (0..<6).map { UInt8(truncatingIfNeeded: time >> UInt64(40 - 8 * $0)) }
        let tail = (0..<10).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return Hex.encode(head + tail)
    }
}
