internal import Crypto
internal import Foundation

/// AES-256-GCM over the pieces of one object: the only place that calls the cipher for stored data.
///
/// The nonce is section (1 byte), 1 for the section's last piece else 0 (1 byte), zero (2 bytes), number of the piece
/// (8 bytes, most significant first). A key serves one object alone, so nonces never repeat.
struct PieceCipher {
    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// Seals in place: `piece` is the plaintext followed by room for the tag.
    func seal(_ piece: UnsafeMutableRawBufferPointer, section: UInt8, number: UInt64, isLast: Bool) throws {
        let plaintext = UnsafeRawBufferPointer(rebasing: piece.dropLast(SectionDescription.tagSize))
        let box = try AES.GCM.seal(plaintext, using: key, nonce: Self.nonce(section, number, isLast))
        box.ciphertext.withUnsafeBytes { piece.copyMemory(from: $0) }
        box.tag.withUnsafeBytes { tag in
            UnsafeMutableRawBufferPointer(rebasing: piece[plaintext.count...]).copyMemory(from: tag)
        }
    }

    /// Lends the plaintext of a sealed piece; nil where the piece is not authentic.
    func open<Result>(
        _ piece: UnsafeRawBufferPointer, section: UInt8, number: UInt64, isLast: Bool,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result? {
        let end = piece.count - SectionDescription.tagSize
        guard end >= 0 else { return nil }
        let box = try AES.GCM.SealedBox(
            nonce: Self.nonce(section, number, isLast), ciphertext: UnsafeRawBufferPointer(rebasing: piece[..<end]),
            tag: UnsafeRawBufferPointer(rebasing: piece[end...]))
        guard let plaintext = try? AES.GCM.open(box, using: key) else { return nil }
        return try plaintext.withUnsafeBytes(body)
    }

    private static func nonce(_ section: UInt8, _ number: UInt64, _ isLast: Bool) throws -> AES.GCM.Nonce {
        var bytes: [UInt8] = [section, isLast ? 1 : 0, 0, 0]
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
        return try AES.GCM.Nonce(data: bytes)
    }
}
