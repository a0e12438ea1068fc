package import Core
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A password as it is stored: scrypt, with its cost and salt beside it.
///
/// The text is `scrypt$N$r$p$salt$hash`, salt and hash in base64.
package struct PasswordHash: Sendable {
    /// 32 MiB and about 0.3 s of one core.
    private static let current = (rounds: 1 << 15, blockSize: 8, parallelism: 3)
    private static let size = 32

    private let rounds: Int
    private let blockSize: Int
    private let parallelism: Int
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Of no password: compared where there is none, so that a name nobody has takes as long as one somebody has.
    static let decoy = PasswordHash()

    private init() {
        rounds = Self.current.rounds
        blockSize = Self.current.blockSize
        parallelism = Self.current.parallelism
        salt = RandomBytes.make(16)
        hash = RandomBytes.make(Self.size)
    }

    /// Of a new password, with a new salt.
    package init(of password: Secret) throws {
        rounds = Self.current.rounds
        blockSize = Self.current.blockSize
        parallelism = Self.current.parallelism
        var generator = SystemRandomNumberGenerator()
        salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        hash = try Self.derive(password, salt, rounds, blockSize, parallelism)
    }

    /// Nil where the text is no such form, or asks for more than this program ever wrote.
    package init?(parsing text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Base64Bytes(base64: parts[4]),
            let hash = Base64Bytes(base64: parts[5]), (2...1 << 20).contains(rounds), rounds & (rounds - 1) == 0,
            (1...16).contains(blockSize), (1...16).contains(parallelism), hash.bytes.count == Self.size
        else { return nil }
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = salt.bytes
        self.hash = hash.bytes
    }

    package var text: String {
        "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(Base64Bytes(salt))$\(Base64Bytes(hash))"
    }

    /// Whether it is the hash of a password. Takes as long where it is not.
    package func matches(_ password: Secret) throws -> Bool {
        Secret(try Self.derive(password, salt, rounds, blockSize, parallelism)) == Secret(hash)
    }

    private static func derive(
        _ password: Secret, _ salt: [UInt8], _ rounds: Int, _ blockSize: Int, _ parallelism: Int
    ) throws -> [UInt8] {
        try password.withBytes { bytes in
            try KDF.Scrypt.deriveKey(
                from: bytes, salt: salt, outputByteCount: size, rounds: rounds, blockSize: blockSize,
                parallelism: parallelism
            ).withUnsafeBytes { Array($0) }
        }
    }
}
