package import Core

/// A password for the administrator of a new instance.
package enum NewPassword {
    /// Letters and digits without those that are easily mistaken; 28 of them are 160 bits.
    private static let characters = Array("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

    package static func make() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return Secret((0..<28).map { _ in characters[Int.random(in: 0..<characters.count, using: &generator)] })
    }
}
