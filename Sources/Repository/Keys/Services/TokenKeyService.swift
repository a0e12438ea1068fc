internal import CPKCS11
package import Core
internal import Dispatch
internal import ObjectStore

/// Slot keys protected by an AES key in a PKCS#11 token: an HSM, or SoftHSM.
///
/// A slot's 32 random bytes are encrypted in the token with AES-GCM, bound to repository and slot. The token's key must
/// allow encryption and decryption, and need not be extractable.
package struct TokenKeyService: KeyService {
    private static let keySize = 32
    private static let ivSize = 12

    /// Path of the module, which is loaded into this process: it can do whatever this process can.
    package let module: String
    /// Labels of the token and of the key.
    package let token: String
    package let keyLabel: String
    private let pin: Secret?
    private let patienceSeconds: Double

    /// - Parameters:
    ///   - pin: nil where the token asks for it by itself.
    ///   - patienceSeconds: after which a token that does not answer is given up.
    package init(module: String, token: String, key: String, pin: Secret?, patienceSeconds: Double = 60) {
        self.module = module
        self.token = token
        keyLabel = key
        self.pin = pin
        self.patienceSeconds = patienceSeconds
    }

    package var kind: KeyServiceKind { .pkcs11 }
    package var label: String { "\(token)/\(keyLabel)" }

    private var uri: String {
        "pkcs11:token=\(URLText.encoded(token));object=\(URLText.encoded(keyLabel))"
    }

    package func makeKey(for context: KeyContext) async throws -> (key: Secret, record: ProtectedKey) {
        let key = RandomIdentifier.bytes(Self.keySize)
        let sealed = try await run(encrypts: true, iv: RandomIdentifier.bytes(Self.ivSize), key, context)
        let record = ProtectedKey(keeper: uri, nonce: sealed.iv, blob: sealed.output)
        guard try await self.key(in: record, for: context) == Secret(key) else {
            throw TokenFailure.answer("it does not decrypt what it has encrypted", module)
        }
        return (Secret(key), record)
    }

    package func key(in record: ProtectedKey, for context: KeyContext) async throws -> Secret? {
        guard record.nonce.bytes.count == Self.ivSize, record.blob.bytes.count == Self.keySize + 16 else { return nil }
        do {
            return Secret(try await run(encrypts: false, iv: record.nonce.bytes, record.blob.bytes, context).output)
        } catch let error as TidemarkError where error.code == .keyMismatch {
            return nil
        }
    }

    /// The module's calls block, and nothing can take them back: one that takes too long is left behind.
    private func run(
        encrypts: Bool, iv: [UInt8], _ input: [UInt8], _ context: KeyContext
    ) async throws -> (iv: [UInt8], output: [UInt8]) {
        let service = self
        return try await withCheckedThrowingContinuation { continuation in
            let once = FirstResult(continuation)
            DispatchQueue(label: "tidemark.token").async {
                once.resume(Result { try service.perform(encrypts: encrypts, iv: iv, input, context.bytes) })
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + patienceSeconds) {
                once.resume(.failure(TokenFailure.slow(service.module, service.patienceSeconds)))
            }
        }
    }

    private func perform(
        encrypts: Bool, iv: [UInt8], _ input: [UInt8], _ aad: [UInt8]
    ) throws -> (iv: [UInt8], output: [UInt8]) {
        var operation = pkcs11_operation()
        operation.encrypts = encrypts ? 1 : 0
        withUnsafeMutableBytes(of: &operation.iv) { $0.copyBytes(from: iv) }
        operation.input_size = input.count
        operation.aad_size = aad.count
        let step = module.withCString { module in
            token.withCString { token in
                keyLabel.withCString { key in
                    input.withUnsafeBufferPointer { input in
                        aad.withUnsafeBufferPointer { aad in
                            (pin ?? Secret("")).withBytes { bytes in
                                bytes.withUnsafeBufferPointer { pinBytes in
                                    operation.module = module
                                    operation.token = token
                                    operation.key = key
                                    operation.input = input.baseAddress
                                    operation.aad = aad.baseAddress
                                    if pin != nil {
                                        operation.pin = pinBytes.baseAddress
                                        operation.pin_size = pinBytes.count
                                    }
                                    return Int(pkcs11_perform(&operation))
                                }
                            }
                        }
                    }
                }
            }
        }
        guard step == PKCS11_DONE else { throw TokenFailure.error(step, operation, self) }
        let size = operation.output_size
        let output = withUnsafeBytes(of: &operation.output) { Array($0.prefix(size)) }
        _ = withUnsafeMutableBytes(of: &operation.output) { $0.initializeMemory(as: UInt8.self, repeating: 0) }
        return (withUnsafeBytes(of: &operation.iv) { Array($0) }, output)
    }
}
