internal import Core
internal import Crypto
internal import Foundation

/// A repository's master keys, one for each epoch, and everything derived from them.
package struct KeyRing: Sendable {
    static let keySize = 32

    /// The 16 bytes of the repository's identifier.
    let repository: [UInt8]
    private var epochs: [UInt32: SymmetricKey]
    /// The epoch new objects are sealed in.
    private(set) var currentEpoch: UInt32
    /// Why nothing may be sealed with this ring: the repository has a later epoch whose key it lacks.
    var outdated: OutdatedRing?

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

    /// The ring with the key of the next epoch, in which new objects are sealed from then on.
    func adding(_ key: SymmetricKey) -> KeyRing {
        var ring = self
        ring.currentEpoch += 1
        ring.epochs[ring.currentEpoch] = key
        return ring
    }

    func has(_ epoch: UInt32) -> Bool { epochs[epoch] != nil }

    /// A key for one purpose inside the key management; nil without that epoch's key.
    func managementKey(_ purpose: String, epoch: UInt32) -> SymmetricKey? {
        epochs[epoch].map {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: $0, salt: repository, info: Array("tidemark/1 \(purpose)".utf8),
                outputByteCount: Self.keySize)
        }
    }

    /// The cipher of one object. Its key binds the whole clear header, the repository and the object's name.
    ///
    /// Throws `key.mismatch` where the ring lacks the epoch's key.
    func cipher(epoch: UInt32, salt: [UInt8], header: [UInt8], name: String) throws -> PieceCipher {
        guard let key = epochs[epoch] else { throw missing(epoch, name) }
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

    // MARK: Failures

    /// Throws `key.mismatch` where the ring may read but not write.
    func checkSealing(_ name: String) throws {
        guard let outdated else { return }
        throw TidemarkError(
            .keyMismatch, "“\(name)” cannot be written: \(outdated.reason)", hint: outdated.hint)
    }

    private func missing(_ epoch: UInt32, _ name: String) -> TidemarkError {
        // More epochs than a repository can have seen: the number itself is wrong.
        guard epoch > currentEpoch, epoch - currentEpoch <= 1000 else {
            return ObjectFailure.damaged(name, "it names key epoch \(epoch), which the repository does not have")
        }
        return TidemarkError(
            .keyMismatch,
            "“\(name)” is sealed in key epoch \(epoch); the key this repository was opened with goes up to epoch "
                + "\(currentEpoch)." + (outdated.map { " " + $0.reason } ?? ""),
            hint: outdated?.hint
                ?? "The repository's key was rotated after this command began: run it again. If that does not help, the "
                + "folder “epochs” or a key slot was brought back from the past: restore it, or open with another key.")
    }
}
