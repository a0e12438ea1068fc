import MySQLWire
import Testing

/// Hashes against values computed independently (Python's hashlib; the ed25519 reference implementation).
@Suite struct PasswordTests {
    static let nonce: [UInt8] = Array(1...20)

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `known answers`() {
        #expect(
            Self.hex(NativePassword.response(password: Password("secret"), nonce: Self.nonce))
                == "b32bb3a583e1340c0a1108d58b1be49781ad8c2f")
        #expect(
            Self.hex(CachingSHA2.response(password: Password("secret"), nonce: Self.nonce))
                == "746ebe205d56a0707acb3e796e834e0dd7b1d61743b26bd5202c7a623230c7c9")
        #expect(
            Self.hex(ClientEd25519.response(password: Password("secret"), nonce: Array(1...32)))
                == "60a0f4f8bcb6396043e44b2a25521af16f0815ff6369cc541c281e2c4455c823"
                + "2b79b21ee5bb933507725db2f2919ea09e676f6abee19c5c7b98b40a627a9707")
    }

    @Test func `no password, no answer`() {
        #expect(NativePassword.response(password: .none, nonce: Self.nonce) == [])
        #expect(CachingSHA2.response(password: .none, nonce: Self.nonce) == [])
    }

    @Test func `a password cannot be printed`() {
        let password = Password("secret")
        #expect(!"\(password) \(String(reflecting: password))".contains("secret"))
        let configuration = MySQLConfiguration(host: "h", username: "u", password: password)
        let text = String(reflecting: configuration) + String(describing: Mirror(reflecting: password).children.count)
        #expect(!text.contains("secret"))
        #expect(!text.contains("115"))
    }
}
