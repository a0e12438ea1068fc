internal import Core
internal import Crypto

/// The payload's chunks (STREAM): each is sealed under its number, and the last one is marked.
struct AgeStream {
    static let chunkSize = 64 << 10
    static let nonceSize = 16

    private let key: SymmetricKey
    private var number: UInt64 = 0

    /// - Parameter nonce: the 16 bytes behind the header.
    init(_ fileKey: Secret, nonce: [UInt8]) {
        key = AgeCipher.derive(fileKey, salt: nonce, info: "payload")
    }

    mutating func seal(_ chunk: some Collection<UInt8>, isLast: Bool) throws -> [UInt8] {
        let sealed = try AgeCipher.seal(chunk, key, nonce(isLast))
        number += 1
        return sealed
    }

    /// Nil where it is not this chunk.
    mutating func open(_ sealed: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
        guard let opened = AgeCipher.open(sealed, key, nonce(isLast)) else { return nil }
        // Only an empty file has an empty chunk.
        guard !opened.isEmpty || number == 0 else { return nil }
        number += 1
        return opened
    }

    private func nonce(_ isLast: Bool) -> [UInt8] {
        [0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) } + [isLast ? 1 : 0]
    }
}
