internal import Core

extension JobID {
    /// A new name: 16 hexadecimal digits.
    package static func random() -> JobID {
        let number = UInt64.random(in: .min ... .max)
        return JobID(Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }))
    }
}
