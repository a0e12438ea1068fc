internal import Crypto

/// mysql_native_password: SHA1(password) xor SHA1(nonce, SHA1(SHA1(password))).
package enum NativePassword {
    package static func response(password: Password, nonce: [UInt8]) -> [UInt8] {
        guard !password.isEmpty else { return [] }
        let once = Array(Insecure.SHA1.hash(data: password.bytes))
        let twice = Array(Insecure.SHA1.hash(data: once))
        let mask = Array(Insecure.SHA1.hash(data: nonce + twice))
        return zip(once, mask).map { $0 ^ $1 }
    }
}
