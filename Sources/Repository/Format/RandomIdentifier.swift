internal import Core

/// Random names for things that are stored.
package enum RandomIdentifier {
    /// Twice as many lower-case hexadecimal digits as `bytes`, from the system's generator.
    package static func hexadecimal(bytes: Int) -> String { Hex.encode(Self.bytes(bytes)) }

    /// From the system's cryptographic generator.
    package static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
