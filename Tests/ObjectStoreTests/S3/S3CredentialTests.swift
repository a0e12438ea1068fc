import Core
import Foundation
import ObjectStore
import Testing

@Suite struct S3CredentialTests {
    /// The access key of the first signed request a store sends.
    private func key(_ environment: [String: String], _ url: String, file: String? = nil) async throws -> String {
        let transport = ScriptedTransport([.answer(200, [], "x")])
        let lookUp = StoreEnvironment(environment)
        let location = try S3Location(parsing: url, environment: lookUp)
        let clock = ManualClock()
        let cache = CredentialCache(
            for: location, file: file, environment: lookUp, transport: ScriptedTransport([.failure(.unreachable)]),
            clock: clock)
        _ = try await S3Store(location, transport: transport, credentials: cache, clock: clock).get("a")
        let authorization = transport.calls.first?.headers["authorization"] ?? ""
        let token = transport.calls.first?.headers["x-amz-security-token"].map { "+" + $0 } ?? ""
        return String(authorization.split(separator: "=")[1].prefix { $0 != "/" }) + token
    }

    private static let url = "s3://bucket?endpoint=http://127.0.0.1:9"

    @Test func `Flags before URL before environment before the shared file`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/credentials"
        try Data(
            """
            # a comment
            [default]
            aws_access_key_id = DEFAULT
            aws_secret_access_key=s=e/c
            [profile other]
              aws_access_key_id=OTHER
            aws_secret_access_key = t
            aws_session_token = tok
            [broken]
            aws_access_key_id = X
            """.utf8
        ).write(to: URL(fileURLWithPath: path))
        let shared = ["AWS_SHARED_CREDENTIALS_FILE": path]
        let both = shared.merging(["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"]) { $1 }
        #expect(try await key(both, Self.url) == "ENV")
        #expect(try await key(both.merging(["AWS_SESSION_TOKEN": "st"]) { $1 }, Self.url) == "ENV+st")
        #expect(try await key(shared, Self.url) == "DEFAULT")
        #expect(try await key(shared.merging(["AWS_PROFILE": "other"]) { $1 }, Self.url) == "OTHER+tok")
        #expect(try await key(both, Self.url + "&profile=other") == "OTHER+tok")
        #expect(try await key(both, Self.url, file: path) == "DEFAULT")
        #expect(try await key(both, Self.url + "&credentials=\(path)") == "DEFAULT")
        // What was named and is not there is not replaced by something else.
        for url in ["&profile=broken", "&profile=none", "&credentials=/no/such/file"] {
            #expect(await code { _ = try await key(both, Self.url + url) } == .storeDenied, "\(url)")
        }
        #expect(await code { _ = try await key([:], Self.url) } == .storeDenied)
        extendLifetime(folder)
    }

    private static func role(_ key: String, expires: String) -> ScriptedTransport.Step {
        .answer(
            200, [],
            """
            {"Code": "Success", "LastUpdated": "2026-11-22T11:00:00Z", "Type": "AWS-HMAC", "AccessKeyId": "\(key)",
            "SecretAccessKey": "s", "Token": "t", "Expiration": "\(expires)"}
            """)
    }

    @Test func `The instance's role is asked for with a session and renewed before it expires`() async throws {
        let metadata = ScriptedTransport([
            .answer(200, [], "SESSION"), .answer(200, [], "my-role\n"),
            Self.role("ROLE1", expires: "2026-11-22T13:00:00Z"),
            .answer(200, [], "SESSION"), .answer(200, [], "my-role"),
            Self.role("ROLE2", expires: "2026-11-22T19:00:00Z"),
            .failure(.unreachable),
        ])
        let clock = ManualClock("2026-11-22T12:00:00Z")
        let environment = StoreEnvironment([:])
        let location = try S3Location(parsing: Self.url, environment: environment)
        let cache = CredentialCache(
            for: location, file: nil, environment: environment, transport: metadata, clock: clock)
        let transport = ScriptedTransport([.answer(200, [], "x")])
        let store = S3Store(location, transport: transport, credentials: cache, clock: clock)
        for _ in 0..<3 { _ = try await store.get("a") }
        #expect(metadata.calls.count == 3)
        #expect(metadata.calls[0].method == "PUT" && metadata.calls[0].url == "http://169.254.169.254/latest/api/token")
        #expect(metadata.calls[0].headers["x-aws-ec2-metadata-token-ttl-seconds"] == "300")
        #expect(metadata.calls[2].headers["x-aws-ec2-metadata-token"] == "SESSION")
        #expect(metadata.calls[2].url.hasSuffix("/latest/meta-data/iam/security-credentials/my-role"))
        clock.advance(3600 - 299)
        _ = try await store.get("a")
        #expect(metadata.calls.count == 6)
        // Near the end, with a service that fails: the old ones serve as long as they are valid.
        clock.advance(21_799)
        _ = try await store.get("a")
        let keys = transport.calls.map { $0.headers["authorization"]?.contains("ROLE1") }
        #expect(keys == [true, true, true, false, false])
        clock.advance(120)
        #expect(await code { _ = try await store.get("a") } == .storeDenied)
    }
}
