internal import Core
internal import Crypto
internal import CryptoExtras
internal import Foundation

extension KeySlot {
    /// A new slot for a key ring. Throws `key.invalid` and what key services throw.
    static func make(
        wrapping keys: KeyRing, repository: String, under source: KeySource, createdAt: Timestamp
    ) async throws -> OpenedSlot {
        var slot = KeySlot(
            format: FormatVersion.current, slot: RandomIdentifier.hexadecimal(bytes: 8), kind: source.kind,
            label: source.label, createdAt: createdAt, salt: Base64Bytes(RandomIdentifier.bytes(32)),
            scrypt: source.kind == .passphrase ? .current : nil, protected: nil,
            nonce: Base64Bytes(RandomIdentifier.bytes(12)), wrapped: [], checksum: "", recipient: nil)
        let wrappingKey: SymmetricKey
        if case .service(let service) = source {
            let made = try await service.makeKey(for: KeyContext(repository: repository, slot: slot.slot))
            slot.protected = made.record
            wrappingKey = slot.serviceKey(made.key)
        } else {
            wrappingKey = try slot.localKey(source)
        }
        let box = try AES.GCM.seal(
            keys.slotPlaintext, using: wrappingKey, nonce: AES.GCM.Nonce(data: slot.nonce.bytes),
            authenticating: Array(slot.authenticatedText(repository: repository).utf8))
        slot.wrapped = Base64Bytes(Array(box.ciphertext) + Array(box.tag))
        slot.checksum = slot.computedChecksum(repository: repository)
        let identity = try SlotIdentity(slot: slot.slot, wrappingKey: wrappingKey, salt: slot.salt.bytes)
        slot.recipient = try Recipient(identity.publicKey, slot: slot.slot, ring: keys)
        return OpenedSlot(slot: slot, ring: keys, identity: identity)
    }

    /// The key ring as it was when the slot was made, or nil where `source` is not the key of this slot. Throws
    /// `key.invalid`, `object.damaged` where the slot is not what was written, and what key services throw.
    func unwrap(repository: String, with source: KeySource) async throws -> OpenedSlot? {
        guard source.kind == kind else { return nil }
        try check(repository: repository)
        let wrappingKey: SymmetricKey
        if case .service(let service) = source {
            guard let protected,
                let key = try await service.key(
                    in: protected, for: KeyContext(repository: repository, slot: slot))
            else { return nil }
            wrappingKey = serviceKey(key)
        } else {
            wrappingKey = try localKey(source)
        }
        guard
            let box = try? AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: nonce.bytes), ciphertext: wrapped.bytes.dropLast(16),
                tag: wrapped.bytes.suffix(16)),
            let plaintext = try? AES.GCM.open(
                box, using: wrappingKey, authenticating: Array(authenticatedText(repository: repository).utf8)),
            let ring = KeyRing(slotPlaintext: Array(plaintext), repository: Hex.decode(repository) ?? [])
        else { return nil }
        return OpenedSlot(
            slot: self, ring: ring,
            identity: try SlotIdentity(slot: slot, wrappingKey: wrappingKey, salt: salt.bytes))
    }

    /// Throws `object.damaged` unless the slot is as it was written and asks for a bearable amount of work.
    func check(repository: String) throws {
        guard format == FormatVersion.current, checksum == computedChecksum(repository: repository),
            (scrypt != nil) == (kind == .passphrase), scrypt?.isAcceptable ?? true,
            (protected != nil) == kind.isService, wrapped.bytes.count >= 16
        else { throw ObjectFailure.damaged(ObjectNames.slot(slot), "its checksum does not fit its content") }
    }

    private func computedChecksum(repository: String) -> String {
        var hash = SHA256()
        hash.update(data: Array(authenticatedText(repository: repository).utf8))
        hash.update(data: nonce.bytes)
        hash.update(data: wrapped.bytes)
        return Hex.encode(hash.finalize())
    }

    /// The key that wraps the ring, from the 32 bytes a key service protects.
    private func serviceKey(_ key: Secret) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key.withBytes { SymmetricKey(data: $0) }, salt: salt.bytes,
            info: Array("tidemark/1 \(kind.rawValue)".utf8), outputByteCount: KeyRing.keySize)
    }

    /// The key that wraps the ring: HKDF of the key file's 256 bits, or scrypt of the passphrase.
    private func localKey(_ source: KeySource) throws -> SymmetricKey {
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
        case .service:
            throw TidemarkError(
                .internalDefect, "A key in a service was looked for on this machine.", hint: "Report this.")
        }
    }
}
