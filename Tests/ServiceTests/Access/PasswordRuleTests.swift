import Core
import Service
import Testing

@Suite struct PasswordRuleTests {
    @Test(arguments: [
        "correct horse battery", "another password of mine", "7kq2-xmzp-93vt", "9f8a7b6c5d4e", "Tr0ub4dor&3xyz",
        "летом в деревне хорошо", "8402 9175 3364 1187", String(repeating: "ab cd ef gh ij ", count: 8),
    ])
    func whatIsHardToGuessIsTaken(_ password: String) {
        #expect(PasswordRule.problem(with: password, for: "alice") == nil)
    }

    @Test(arguments: [
        "", "short", "elevenchars", "password1234", "Password123!Password", "P@ssw0rd2024!!", "qwertyuiop12345",
        "zxcvbnmasdfghjkl", "1q2w3e4r5t6y", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012", "administrator1",
        "iloveyouforever", "dragonmonkey99", "Sommer2024!Sommer", "passwordpassword", "tidemarkbackup", "987654321098",
    ])
    func whatIsTriedFirstIsNot(_ password: String) {
        #expect(PasswordRule.problem(with: password, for: "alice") != nil)
    }

    @Test func theOwnNameCountsForNothing() {
        let password = "margarethe-2024"
        #expect(PasswordRule.problem(with: password, for: "bob") == nil)
        #expect(PasswordRule.problem(with: password, for: "margarethe") != nil)
        #expect(PasswordRule.problem(with: "M4rg4rethe-2024", for: "Margarethe") != nil)
    }

    @Test func aPasswordHasAnEnd() {
        let long = String(repeating: "x1Y!z", count: 26)
        let fitting = String(("the quick brown fox jumps over a lazy hound and runs " + long).prefix(128))
        #expect(PasswordRule.problem(with: fitting, for: "a") == nil)
        #expect(PasswordRule.problem(with: long, for: "a")?.contains("more than 128") == true)
    }

    /// Hostile lengths and texts end soon, one way or the other.
    @Test func everyTextIsJudged() {
        for text in [
            "\u{0}", String(repeating: "\u{301}", count: 128), String(repeating: "👨‍👩‍👧", count: 60),
            "İ" + String(repeating: "ß", count: 100),
        ] {
            _ = PasswordRule.problem(with: text, for: "İß")
        }
    }
}
