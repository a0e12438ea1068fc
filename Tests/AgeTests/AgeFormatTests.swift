import Age
import Core
import TestKit
import Testing

/// The format without any other program.
@Suite struct AgeFormatTests {
    /// A file that the Debian program made, for the key of 32 bytes 0x42.
    private static let made = """
        YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSAweWtGZDB4eS9UZzVRakpQNUhSTXdoN1pOMHo3MFdLZXFnbVQ1ZnNLQVM4CjVZZFdjUGxySGtUdzNhN1NNcit6MU1EOG0wWDRwa09ob0N5Q01ZQkpwN0kKLS0tIGJRdHppMndQTmY5U3VFYWJudDBKMUZOemVyd3J0bnZkUlFCYTRuQU02dkkKB26S+kVayHTz20naOxEembR9O0e4qimAgFAdFg/pvAVZprhOt2VOjEKvdBd5
        """
    private static let key = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    private static let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

    static func seal(_ bytes: [UInt8], _ lock: AgeLock, step: Int = 10_000) throws -> [UInt8] {
        var encryptor = try AgeEncryptor(lock)
        var file = encryptor.beginning
        for start in stride(from: 0, to: bytes.count, by: step) {
            file += try encryptor.append(bytes[start..<min(bytes.count, start + step)])
        }
        return try file + encryptor.finish()
    }

    static func open(_ file: [UInt8], _ identities: [AgeIdentity], step: Int = 10_000) throws -> [UInt8] {
        var decryptor = AgeDecryptor(identities)
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: file.count, by: step) {
            bytes += try decryptor.append(file[start..<min(file.count, start + step)])
        }
        return try bytes + decryptor.finish()
    }

    @Test func aKnownKeyAndAKnownFile() throws {
        let identity = try AgeIdentity(parsing: Secret(Self.key))
        #expect(identity.recipient?.description == Self.recipient)
        #expect(identity.text == Secret(Self.key))
        #expect(try AgeRecipient(parsing: Self.recipient).description == Self.recipient)
        let file = try #require(Base64Bytes(base64: Self.made)).bytes
        #expect(String(decoding: try Self.open(file, [identity]), as: UTF8.self) == "black silver\n")
        #expect(try Self.open(file, [.make(), identity], step: 1).count == 13)
    }

    @Test(arguments: [0, 1, 100, 65_535, 65_536, 65_537, 131_072, 200_001])
    func whatIsSealedOpensForEachOfTheRecipients(_ size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let identities = [AgeIdentity.make(), .make(), .make()]
        let file = try Self.seal(bytes, .recipients(identities.compactMap(\.recipient)))
        for identity in identities {
            #expect(try Self.open(file, [identity]) == bytes)
            #expect(try Self.open(file, [.make(), identity], step: 70_000) == bytes)
        }
        #expect(throws: TidemarkError(.ageRefused, "", hint: "")) { try Self.open(file, [.make()]) }
        #expect(throws: TidemarkError(.ageRefused, "", hint: "")) { try Self.open(file, [.passphrase(Secret("x"))]) }
    }

    @Test func aPassphraseOpensAndAnotherOneDoesNot() throws {
        let file = try Self.seal(Array("rows".utf8), .passphrase(Secret("correct horse")))
        #expect(try Self.open(file, [.passphrase(Secret("correct horse"))]) == Array("rows".utf8))
        #expect(throws: TidemarkError(.ageRefused, "", hint: "")) {
            try Self.open(file, [.passphrase(Secret("correct horsf"))])
        }
        #expect(throws: TidemarkError(.ageKey, "", hint: "")) { try Self.seal([], .passphrase(Secret(""))) }
        #expect(throws: TidemarkError(.ageKey, "", hint: "")) { try Self.seal([], .recipients([])) }
    }

    /// A bit anywhere, a byte less, a chunk left out, doubled, or in another place: never is anything wrong given out as whole.
    @Test func everyChangeIsFound() throws {
        let bytes = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 >> 3) }
        let identity = AgeIdentity.make()
        let recipient = try #require(identity.recipient)
        let file = try Self.seal(bytes, .recipients([recipient]))
        let chunk = 65_536 + 16
        let payload = file.count - (2 * chunk + 150_000 - 131_072 + 16)
        #expect(try Self.open(file, [identity]) == bytes)

        func requireFailure(_ changed: [UInt8], _ what: String) {
            #expect(throws: TidemarkError.self, "\(what)") { try Self.open(changed, [identity]) }
        }
        var generator = SeededGenerator(label: "age")
        for _ in 0..<200 {
            var changed = file
            let place = Int.random(in: 0..<file.count, using: &generator)
            changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            requireFailure(changed, "a bit of byte \(place)")
        }
        for end in [0, 1, 30, payload - 17, payload - 1, payload, payload + 1, payload + chunk, payload + 2 * chunk] {
            requireFailure(Array(file[..<end]), "cut off at \(end)")
        }
        requireFailure(Array(file.dropLast()), "a byte less")
        requireFailure(file + [0], "a byte more")
        let (first, second) = (file[payload..<payload + chunk], file[payload + chunk..<payload + 2 * chunk])
        let (head, last) = (file[..<payload], file[(payload + 2 * chunk)...])
        requireFailure(Array(head + second + first + last), "chunks in another order")
        requireFailure(Array(head + first + last), "a chunk left out")
        requireFailure(Array(head + first + first + second + last), "a chunk doubled")
        requireFailure(Array(head + first + second + last + last), "the end doubled")
    }

    @Test func hostileHeadersAreRefusedAtOnce() throws {
        let identity = AgeIdentity.make()
        let body = String(repeating: "A", count: 43)
        let cases = [
            "age-encryption.org/v2\n", "GIF89a", "age-encryption.org/v1\n--- \(body)\n",
            "age-encryption.org/v1\n-> X25519\n\(body)\n--- \(body)\n",
            "age-encryption.org/v1\n-> X25519 \(body)=\n\(body)\n--- \(body)\n",
            "age-encryption.org/v1\n->  X25519 \(body)\n\(body)\n--- \(body)\n",
            "age-encryption.org/v1\nX25519 \(body)\n\(body)\n--- \(body)\n",
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n\(body)\n--- \(body)\n",
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 010\n\(body)\n--- \(body)\n",
            "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n\(body)\n-> grease\n\n--- \(body)\n",
            "age-encryption.org/v1\n" + String(repeating: "-> grease\n\n", count: 10_000),
        ]
        for text in cases {
            let file = Array(text.utf8) + [UInt8](repeating: 0, count: 100)
            #expect(throws: TidemarkError(.ageDamaged, "", hint: ""), "\(text.prefix(80))") {
                try Self.open(file, [identity, .passphrase(Secret("x"))])
            }
        }
    }

    @Test func whatIsNoKeyIsRefused() {
        let wrong = [
            "", "age1", Self.key, "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk",
            "Age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", "ssh-ed25519 AAAA",
            String(repeating: "a", count: 5000),
        ]
        for text in wrong {
            #expect(throws: TidemarkError(.ageKey, "", hint: "")) { try AgeRecipient(parsing: text) }
            if text != Self.key {
                #expect(throws: TidemarkError(.ageKey, "", hint: "")) { try AgeIdentity(parsing: Secret(text)) }
            }
        }
    }

    @Test func nothingSecretIsPrinted() {
        let identity = AgeIdentity.make()
        #expect(!"\(identity)".uppercased().contains("SECRET-KEY-1"))
        #expect("\(identity)".contains("<secret>"))
    }
}
