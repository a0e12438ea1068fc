import APIModel
import Core
import Service
import Testing

/// The parts of access that need no catalog.
@Suite struct AccessValueTests {
    @Test func aTokenIsReadBackFromItsTextAndFromNothingElse() throws {
        let token = AccessToken.make(.machine)
        let read = try #require(AccessToken(parsing: token.text))
        #expect(read.kind == .machine && read.id == token.id && read.matches(digest: token.digest))
        #expect(!AccessToken.make(.machine).matches(digest: token.digest))
        #expect(token.digest.utf8.count == 64 && !token.text.contains(token.digest))
        #expect(!"\(token)".contains(token.text.suffix(64)))
        for text in ["", "tmt", "tmx_" + token.text.dropFirst(4), token.text + "_", "tmt_" + token.text.dropFirst(5)] {
            let isRead = AccessToken(parsing: text) != nil
            #expect(!isRead, "\(text)")
        }
    }

    @Test func aHashMatchesItsPasswordAlone() throws {
        let hash = try PasswordHash(of: Secret("correct horse"))
        let stored = try #require(PasswordHash(parsing: hash.text))
        #expect(try stored.matches(Secret("correct horse")))
        #expect(try !stored.matches(Secret("correct horsf")))
        #expect(try PasswordHash(of: Secret("correct horse")).text != hash.text)
        // What somebody may have written into the catalog must not take all memory.
        for text in ["", "scrypt$1073741824$8$1$AAAA$AAAA", "bcrypt$2$8$1$AAAA$AAAA", hash.text + "$"] {
            let isRead = PasswordHash(parsing: text) != nil
            #expect(!isRead, "\(text)")
        }
    }

    @Test func waitsDoubleAndEnd() {
        #expect((0...SignInBackoff.free).allSatisfy { SignInBackoff.seconds(after: $0) == 0 })
        #expect(SignInBackoff.seconds(after: 5) == 1 && SignInBackoff.seconds(after: 8) == 8)
        #expect(SignInBackoff.seconds(after: 1000) == SignInBackoff.longest)
    }

    @Test func neighboursOfAnIPv6AddressCountAsOne() {
        #expect(SignInBackoff.subject(of: "2001:db8:1:2:3:4:5:6") == SignInBackoff.subject(of: "2001:db8:1:2::9"))
        #expect(SignInBackoff.subject(of: "2001:db8:1:2::9") != SignInBackoff.subject(of: "2001:db8:1:3::9"))
        #expect(SignInBackoff.subject(of: "192.0.2.1") != SignInBackoff.subject(of: "192.0.2.2"))
        #expect(SignInBackoff.subject(of: "::1") == "0:0:0:0")
        #expect(SignInBackoff.subject(of: "::ffff:192.0.2.1") == "192.0.2.1")
    }

    @Test func everyScopeMayWhatItsVerbsSay() {
        #expect(ServiceFunction.allCases.filter { $0.verb == .work } == [.work])
        #expect(
            Set(ServiceFunction.allCases.filter { $0.verb == .none })
                == [
                    .signIn, .showSignInWays, .beginProviderSignIn, .finishProviderSignIn, .collectProviderSession,
                    .download,
                ])
        #expect(ServiceFunction.beginRestoreOver.verb == .restoreOver)
        #expect(ServiceFunction.beginRestoreToNew.verb == .restoreToNew)
        #expect(ServiceFunction.shortenRetention.verb == .shortenRetention)
    }
}
