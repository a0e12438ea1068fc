import Catalog
import Core
import Service
import Testing

@Suite struct SecretSealerTests {
    @Test func opensWhatItSealedForTheSameContext() throws {
        let sealer = try SecretSealer(key: SecretSealer.newKey())
        for text in ["", "p", String(repeating: "long ", count: 10_000)] {
            let sealed = try sealer.seal(Secret(text), context: "a")
            #expect(sealed.count == text.utf8.count + 29)
            #expect(try sealer.open(sealed, context: "a") == Secret(text))
            #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) { try sealer.open(sealed, context: "b") }
        }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let sealer = try SecretSealer(key: SecretSealer.newKey())
        let sealed = try sealer.seal(Secret("password"), context: "a")
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) { try sealer.open(changed, context: "a") }
        }
        for count in 0..<sealed.count {
            #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) {
                try sealer.open(Array(sealed.prefix(count)), context: "a")
            }
        }
    }

    @Test func twoSealsOfOneSecretDifferAndOtherKeysDoNotOpen() throws {
        let sealer = try SecretSealer(key: SecretSealer.newKey())
        let sealed = try sealer.seal(Secret("password"), context: "a")
        #expect(try sealer.seal(Secret("password"), context: "a") != sealed)
        let other = try SecretSealer(key: SecretSealer.newKey())
        #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) { try other.open(sealed, context: "a") }
        #expect(throws: TidemarkError(.catalogSecret, "", hint: "")) { try SecretSealer(key: Secret("short")) }
    }
}
