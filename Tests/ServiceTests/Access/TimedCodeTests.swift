import Core
import Service
import Testing

@Suite struct TimedCodeTests {
    /// RFC 6238, appendix B, the rows of SHA-1: seconds since 1970 and eight digits.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func codesAreThoseOfTheStandard(_ seconds: Int64, _ code: String) {
        let secret = Secret("12345678901234567890")
        let step = TimedCode.step(at: Timestamp(microseconds: seconds * 1_000_000))
        #expect(TimedCode.text(secret, step: step, digits: 8) == code)
        #expect(TimedCode.text(secret, step: step) == code.suffix(6))
    }

    @Test func aCodeOfAMomentAgoIsTakenAndAnOlderOneIsNot() {
        let secret = Secret("12345678901234567890")
        let now = Timestamp(seconds: 1_800_000_010)
        let step = TimedCode.step(at: now)
        for difference in -3...3 as ClosedRange<Int64> {
            let code = TimedCode.text(secret, step: step + difference)
            let found = TimedCode.step(of: code, secret, at: now, after: 0)
            #expect(found == (abs(difference) <= 1 ? step + difference : nil))
        }
        let code = TimedCode.text(secret, step: step)
        #expect(TimedCode.step(of: code, secret, at: now, after: step) == nil)
        #expect(TimedCode.step(of: code, secret, at: now, after: step - 1) == step)
        for wrong in ["", "12345", code + "0", "０" + code.dropFirst()] {
            #expect(TimedCode.step(of: wrong, secret, at: now, after: 0) == nil)
        }
    }

    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func base32IsThatOfTheStandard(_ text: String, _ encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == encoded)
        #expect(PeopleScene.bytes(base32: encoded) == Array(text.utf8))
    }

    @Test func base64ForURLsHasNoPaddingAndNoOtherSigns() {
        for count in 0...40 {
            let bytes = RandomBytes.make(count)
            let text = Base64URL.encode(bytes)
            #expect(Base64URL.decode(text) == bytes)
            #expect(text.utf8.allSatisfy { !"+/=".utf8.contains($0) })
        }
        for wrong in ["a", "ab+c", "ab/c", "YQ==", "a b", "ä"] { #expect(Base64URL.decode(wrong) == nil, "\(wrong)") }
    }
}
