internal import Crypto

/// caching_sha2_password's fast path: SHA256(password) xor SHA256(SHA256(SHA256(password)), nonce).
package enum CachingSHA2 {
    static let fastSucceeded: UInt8 = 3
    static let fullNeeded: UInt8 = 4
    static let publicKeyRequest: UInt8 = 2

    package static func response(password: Password, nonce: [UInt8]) -> [UInt8] {
        guard !password.isEmpty else { return [] }
        let once = Array(SHA256.hash(data: password.bytes))
        let twice = Array(SHA256.hash(data: once))
        let mask = Array(SHA256.hash(data: twice + nonce))
        return zip(once, mask).map { $0 ^ $1 }
    }
}
