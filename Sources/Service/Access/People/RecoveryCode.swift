internal import Core
internal import Crypto

/// A code that stands in for the second factor once: 80 random bits as `xxxx-xxxx-xxxx-xxxx`. Its SHA-256 is stored; that needs
/// no salt and no stretching, as nobody can try 2^80.
package enum RecoveryCode {
    /// How many a person is given.
    static let count = 10

    static func make() -> [Secret] { (0..<count).map { _ in RandomBytes.words(4, of: 4) } }

    /// However it was typed.
    package static func digest(of text: String) -> String {
        let plain = text.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        return Hex.encode(SHA256.hash(data: plain))
    }
}
