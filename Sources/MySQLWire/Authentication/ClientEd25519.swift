internal import CSodium
internal import Crypto

/// MariaDB's ed25519: a signature of the nonce by a key whose seed is the password, of any length.
///
/// libsodium's own signing takes seeds of 32 bytes only, so the scalar operations are put together here.
package enum ClientEd25519 {
    package static func response(password: Password, nonce: [UInt8]) -> [UInt8] {
        var expanded = Array(SHA512.hash(data: password.bytes))
        expanded[0] &= 248
        expanded[31] &= 63
        expanded[31] |= 64
        let secret = Array(expanded[..<32])
        let publicKey = point(secret)
        let once = reduce(Array(SHA512.hash(data: Array(expanded[32...]) + nonce)))
        let commitment = point(once)
        let challenge = reduce(Array(SHA512.hash(data: commitment + publicKey + nonce)))
        var product = [UInt8](repeating: 0, count: 32)
        crypto_core_ed25519_scalar_mul(&product, challenge, secret)
        var sum = [UInt8](repeating: 0, count: 32)
        crypto_core_ed25519_scalar_add(&sum, product, once)
        return commitment + sum
    }

    private static func point(_ scalar: [UInt8]) -> [UInt8] {
        var point = [UInt8](repeating: 0, count: 32)
        // Fails only for the scalar zero, for which there is no valid signature either.
        _ = crypto_scalarmult_ed25519_base_noclamp(&point, scalar)
        return point
    }

    private static func reduce(_ hash: [UInt8]) -> [UInt8] {
        var reduced = [UInt8](repeating: 0, count: 32)
        crypto_core_ed25519_scalar_reduce(&reduced, hash)
        return reduced
    }
}
