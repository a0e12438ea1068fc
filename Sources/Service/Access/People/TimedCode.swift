package import Core
internal import Crypto

/// Codes that change every 30 seconds (RFC 6238 over HMAC-SHA-1, which is what authenticators know).
package enum TimedCode {
    package static let seconds: Int64 = 30
    /// Bytes of a secret, as RFC 4226 recommends.
    static let secretSize = 20
    /// Steps before and after the present one that are taken: clocks differ, and people type slowly.
    private static let slack: Int64 = 1

    package static func step(at time: Timestamp) -> Int64 { time.microseconds / 1_000_000 / seconds }

    /// The code of a step.
    package static func text(_ secret: Secret, step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let hash = secret.withBytes { bytes in
            Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes)))
        }
        let offset = Int(hash[hash.count - 1] & 15)
        let number = hash[offset..<offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(1 as UInt32) { product, _ in product * 10 }
        let code = String(number % modulus)
        return String(repeating: "0", count: digits - code.utf8.count) + code
    }

    /// The step whose code this is, near `now` and behind `last`; nil where it is none. Takes as long for a wrong code.
    package static func step(of code: String, _ secret: Secret, at now: Timestamp, after last: Int64) -> Int64? {
        let present = step(at: now)
        var found: Int64?
        for step in (present - slack)...(present + slack) where Secret(text(secret, step: step)) == Secret(code) {
            if step > last { found = step }
        }
        return found
    }

    /// What authenticators read out of a QR code.
    static func uri(_ secret: Secret, person: String) -> String {
        let text = secret.withBytes { Base32.encode($0) }
        return "otpauth://totp/Tidemark:\(PercentEncoding.encoded(person))?secret=\(text)&issuer=Tidemark"
            + "&algorithm=SHA1&digits=6&period=\(seconds)"
    }
}
