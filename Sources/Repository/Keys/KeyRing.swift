internal import Core
internal import Crypto
internal import Foundation

/// A repository's master keys, one for each epoch, and everything derived from them.
package struct KeyRing: Sendable {
    static let keySize = 32

    /// The 16 bytes of the repository's identifier.
    let repository: [UInt8]
    private let epochs: [UInt32: SymmetricKey]
    /// The epoch new objects are sealed in.
    let currentEpoch: UInt32

    /// A new ring with a random key in epoch 0.
    init(newFor repository: [UInt8]) {
        self.repository = repository
        epochs = [0: SymmetricKey(size: .bits256)]
        currentEpoch = 0
    }

    /// Reads the plaintext of a key slot: `u32 LE epoch ‖ 32 bytes of key`, repeated; nil where it is anything else.
    package init?(slotPlaintext bytes: [UInt8], repository: [UInt8]) {
        let stride = 4 + Self.keySize
        guard !bytes.isEmpty, bytes.count.isMultiple(of: stride) else { return nil }
        var epochs: [UInt32: SymmetricKey] = [:]
        for start in Swift.stride(from: 0, to: bytes.count, by: stride) {
            let key = SymmetricKey(data: bytes[start + 4..<start + stride])
            guard epochs.updateValue(key, forKey: UInt32(bytes.littleEndian(at: start, count: 4))) == nil else {
                return nil
            }
        }
        guard let newest = epochs.keys.max() else { return nil }
        self.repository = repository
        self.epochs = epochs
        currentEpoch = newest
    }

    var slotPlaintext: [UInt8] {
        var bytes: [UInt8] = []
        for (epoch, key) in epochs.sorted(by: { $0.key < $1.key }) {
            bytes.appendLittleEndian(UInt64(epoch), count: 4)
            key.withUnsafeBytes { bytes += $0 }
        }
        return bytes
    }

    /// The cipher of one object. Its key binds the whole clear header, the repository and the object's name.
    func cipher(epoch: UInt32, salt: [UInt8], header: [UInt8], name: String) throws -> PieceCipher {
        guard let key = epochs[epoch] else { throw TidemarkError(.keyMismatch, "No key of epoch \(epoch).", hint: "") }
        var info = Array("tidemark/1 object\0".utf8) + repository
        info.appendLittleEndian(UInt64(name.utf8.count), count: 2)
        info += Array(name.utf8)
        info += header
        return PieceCipher(
            key: HKDF<SHA256>.deriveKey(
                inputKeyMaterial: key, salt: salt, info: info, outputByteCount: Self.keySize))
    }

    /// The key under which an instance's chunks are named. From the oldest epoch, so that names outlive a rotation.
    func chunkNameKey(instance: String) throws -> SymmetricKey {
        guard let oldest = epochs.keys.min(), let key = epochs[oldest] else {
            throw TidemarkError(.keyMismatch, "The repository's key ring is empty.", hint: "Restore its key slots.")
        }
        return HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, salt: repository,
            info: Array("tidemark/1 chunk names\0".utf8) + Array(instance.utf8), outputByteCount: Self.keySize)
    }
}
