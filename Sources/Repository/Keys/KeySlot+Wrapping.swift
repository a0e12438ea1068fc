internal import Core
internal import Crypto
internal import CryptoExtras
internal import Foundation

extension KeySlot {
    /// A new slot for a key ring. Throws `key.invalid`.
    init(wrapping keys: KeyRing, repository: String, under source: KeySource, createdAt: Timestamp) throws {
        self.init(
            format: FormatVersion.current, slot: RandomIdentifier.hexadecimal(bytes: 8), kind: source.kind,
            label: source.label, createdAt: createdAt, salt: Base64Bytes(RandomIdentifier.bytes(32)),
            scrypt: source.kind == .passphrase ? .current : nil, nonce: Base64Bytes(RandomIdentifier.bytes(12)),
            wrapped: [], checksum: "")
        let box = try AES.GCM.seal(
            keys.slotPlaintext, using: wrappingKey(source), nonce: AES.GCM.Nonce(data: nonce.bytes),
            authenticating: Array(authenticatedText(repository: repository).utf8))
        wrapped = Base64Bytes(Array(box.ciphertext) + Array(box.tag))
        checksum = computedChecksum(repository: repository)
    }

    /// The key ring, or nil where `source` is not the key of this slot. Throws `key.invalid`, and `object.damaged`
    /// where the slot is not what was written.
    func unwrap(repository: String, with source: KeySource) throws -> KeyRing? {
        guard source.kind == kind else { return nil }
        try check(repository: repository)
        let wrappingKey = try wrappingKey(source)
        guard
            let box = try? AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: nonce.bytes), ciphertext: wrapped.bytes.dropLast(16),
                tag: wrapped.bytes.suffix(16)),
            let plaintext = try? AES.GCM.open(
                box, using: wrappingKey, authenticating: Array(authenticatedText(repository: repository).utf8))
        else { return nil }
        return KeyRing(slotPlaintext: Array(plaintext), repository: Hex.decode(repository) ?? [])
    }

    /// Throws `object.damaged` unless the slot is as it was written and asks for a bearable amount of work.
    func check(repository: String) throws {
        guard format == FormatVersion.current, checksum == computedChecksum(repository: repository),
            (scrypt == nil) == (kind == .keyfile), scrypt?.isAcceptable ?? true, wrapped.bytes.count >= 16
        else { throw ObjectFailure.damaged(ObjectNames.slot(slot), "its checksum does not fit its content") }
    }

    private func computedChecksum(repository: String) -> String {
        var hash = SHA256()
        hash.update(data: Array(authenticatedText(repository: repository).utf8))
        hash.update(data: nonce.bytes)
        hash.update(data: wrapped.bytes)
        return Hex.encode(hash.finalize())
    }

    /// The key that wraps the ring: HKDF of the key file's 256 bits, or scrypt of the passphrase.
    private func wrappingKey(_ source: KeySource) throws -> SymmetricKey {
        switch source {
        case .keyFile(let content, _):
            let key = try KeyFile.parse(content)
            return HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: key), salt: salt.bytes, info: Array("tidemark/1 key file".utf8),
                outputByteCount: KeyRing.keySize)
        case .passphrase(let passphrase):
            guard !passphrase.isEmpty, let scrypt else {
                throw TidemarkError(.keyInvalid, "The passphrase is empty.", hint: "Give one of several words.")
            }
            return try passphrase.withBytes { bytes in
                try KDF.Scrypt.deriveKey(
                    from: bytes, salt: salt.bytes, outputByteCount: KeyRing.keySize, rounds: scrypt.n,
                    blockSize: scrypt.r, parallelism: scrypt.p)
            }
        }
    }
}

extension KeySource {
    var kind: KeySlot.Kind {
        switch self {
        case .keyFile: .keyfile
        case .passphrase: .passphrase
        }
    }

    var label: String {
        switch self {
        case .keyFile(_, let label): label
        case .passphrase: "passphrase"
        }
    }
}
