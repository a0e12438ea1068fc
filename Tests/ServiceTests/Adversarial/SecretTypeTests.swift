import APIModel
import Core
import Foundation
import ObjectStore
import Service
import Testing

/// No type that holds a secret can be printed or encoded by accident: read from the sources, so that a new type is looked at
/// too.
@Suite struct SecretTypeTests {
    private static let encodings: Set = ["Encodable", "Codable", "Described"]
    private static let texts: Set = [
        "CustomStringConvertible", "CustomDebugStringConvertible", "LosslessStringConvertible", "CustomReflectable",
        "TextOutputStreamable", "ExpressibleByArgument",
    ]
    /// Those that say themselves what may be seen of them; what they say is looked at below.
    private static let speaking: Set = ["Secret", "CatalogLocation", "S3Credentials"]
    /// Sends a secret to the worker that needs it, and is written out wherever it does.
    private static let onWire = "OnWire"

    private static func scan() throws -> SourceTypes {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        var types = SourceTypes()
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            types.read(try String(contentsOf: file, encoding: .utf8))
        }
        return types
    }

    @Test func noSecretTypeIsPrintable() throws {
        let types = try Self.scan()
        let holders = types.fields.filter { $0.value.contains { $0.holds("Secret") } }
        #expect(holders.count > 15, "\(holders.keys.sorted())")
        for (name, fields) in holders {
            let conformances = types.conformances[name] ?? []
            if !Self.speaking.contains(name) {
                #expect(conformances.isDisjoint(with: Self.texts), "\(name) is printable")
            }
            let bare = fields.filter { $0.holds("Secret") && !$0.text.contains("@\(Self.onWire) ") }
            if name != Self.onWire, !bare.isEmpty {
                #expect(conformances.isDisjoint(with: Self.encodings), "\(name) is encoded with a secret")
            }
            // The API's documents are shown to people.
            #expect(!conformances.contains("Described"), "\(name) is a document")
        }
        #expect(types.conformances["Secret"]?.isDisjoint(with: Self.encodings) == true)
        // What holds such a type is none of the API's documents either.
        let names = holders.keys.filter { !$0.contains(".") }
        let carriers = types.fields.filter { $0.value.contains { field in names.contains { field.holds($0) } } }
        for name in carriers.keys {
            #expect(types.conformances[name]?.contains("Described") != true, "\(name) is a document")
        }
    }

    /// The scan itself sees what it is to see.
    @Test func theScanFindsWhatIsWrong() {
        var types = SourceTypes()
        types.read(
            """
            struct A: Codable { // Secret
                let text = "let x: Secret"
                func f() { let inner: Secret = g() }
                struct B { private let key: Secret? }
            }
            extension A.B: CustomStringConvertible { var description: String { "" } }
            enum C { case one, two(Secret, label: String) }
            final class D<T>: P, Encodable where T: Q { @OnWire package var secrets: [Secret] = [] }
            """)
        #expect(types.fields["A"]?.contains { $0.holds("Secret") } != true)
        for name in ["A.B", "C", "D"] {
            #expect(types.fields[name]?.contains { $0.holds("Secret") } == true, "\(name)")
        }
        #expect(types.conformances["A.B"] == ["CustomStringConvertible"])
        #expect(types.conformances["D"] == ["P", "Encodable"] && types.conformances["A"] == ["Codable"])
    }

    /// What a mirror shows of a value, at every depth.
    private static func leaves(of value: Any) -> [String] {
        let children = Mirror(reflecting: value).children
        return children.isEmpty ? ["\(value)"] : children.flatMap { leaves(of: $0.value) }
    }

    /// Every way to make a text of a value, for each that may be one.
    @Test func whatSpeaksHidesItsSecret() throws {
        let word = "correct-horse"
        let secret = Secret(word)
        let location = CatalogLocation.postgres(Secret("postgres://u:\(word)@db.example.com/t?password=\(word)"))
        let credentials = S3Credentials(accessKeyID: "AKIAEXAMPLE", secretKey: secret, sessionToken: secret)
        var key = AssignedKey(kind: .passphrase, label: "l", secret: secret)
        key.credentials = AssignedCredentials(accessKeyID: "a", secretKey: secret, sessionToken: secret)
        let settings = RepositorySecrets(key: key)
        let values: [Any] = [
            secret, [secret], ["k": secret], Optional(secret) as Any, location, credentials, key, settings,
            AccessToken.make(.machine),
        ]
        for value in values {
            for text in ["\(value)", String(reflecting: value), String(describing: value)] + Self.leaves(of: value) {
                #expect(!text.contains(word) && !text.contains("99, 111, 114"), "\(type(of: value)): \(text)")
            }
        }
        let token = AccessToken.make(.machine)
        let shown = token.text.split(separator: "_")[2]
        #expect(!"\(token)".contains(shown) && !String(reflecting: token).contains(shown))
        #expect("\(location)" == "postgres://db.example.com/t" && "\(secret)" == "<secret>")
    }
}
