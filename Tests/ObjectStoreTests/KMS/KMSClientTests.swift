import Core
import Foundation
import ObjectStore
import TestKit
import Testing

/// The KMS client on scripted answers: those AWS documents, and those nobody should believe.
@Suite struct KMSClientTests {
    static let arn = "arn:aws:kms:eu-central-1:123456789012:key/1bf85735-d3ab-43e8-bb59-a412549f3c51"
    static let key = (0..<32).map { UInt8($0) }
    let clock = ManualClock()

    private func client(
        _ transport: ScriptedTransport, key: String = arn,
        environment: [String: String] = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "secret"]
    ) throws -> KMSClient {
        let environment = StoreEnvironment(environment)
        return KMSClient(
            try KMSLocation(key: key, endpoint: "http://127.0.0.1:9", environment: environment), transport: transport,
            credentials: CredentialCache(
                file: nil, profile: nil, environment: environment, transport: transport, clock: clock), clock: clock)
    }

    private static func answer(_ key: [UInt8] = key, blob: [UInt8] = [1, 2, 3], arn: String = arn) -> String {
        #"{"KeyId": "\#(arn)", "Plaintext": "\#(Base64Bytes(key))", "CiphertextBlob": "\#(Base64Bytes(blob))"}"#
    }

    private static func refusal(_ status: Int, _ type: String, _ message: String = "on purpose")
        -> ScriptedTransport.Step
    {
        .answer(status, [], #"{"__type": "\#(type)", "message": "\#(message)"}"#)
    }

    private func decrypt(_ transport: ScriptedTransport) async -> ErrorCode? {
        await code {
            _ = try await client(transport).decrypt(blob: [1, 2, 3], keyARN: Self.arn, context: ["a": "b"])
        }
    }

    @Test func `The call names the key, the context and the operation, and is signed for KMS`() async throws {
        let transport = ScriptedTransport([.answer(200, [], Self.answer())])
        let made = try await client(transport).generateDataKey(context: ["tidemark:slot": "s"])
        #expect(made.plaintext == Secret(Self.key) && made.blob == [1, 2, 3] && made.keyARN == Self.arn)
        let call = try #require(transport.calls.first)
        #expect(call.method == "POST" && call.url == "http://127.0.0.1:9/")
        #expect(call.headers["x-amz-target"] == "TrentService.GenerateDataKey")
        #expect(call.headers["authorization"]?.contains("/eu-central-1/kms/aws4_request") == true)
        let body = try JSONSerialization.jsonObject(with: Data(call.body)) as? [String: Any]
        #expect(body?["KeyId"] as? String == Self.arn && body?["NumberOfBytes"] as? Int == 32)
        #expect(body?["EncryptionContext"] as? [String: String] == ["tidemark:slot": "s"])
        #expect(!"\(made)".contains("\(Base64Bytes(Self.key))"))
    }

    @Test(arguments: [
        ("AccessDeniedException", 400, "key.denied"), ("UnrecognizedClientException", 400, "key.denied"),
        ("InvalidSignatureException", 400, "key.denied"), ("DisabledException", 400, "key.disabled"),
        ("KMSInvalidStateException", 400, "key.disabled"), ("NotFoundException", 400, "key.missing"),
        ("com.amazonaws.kms#NotFoundException", 400, "key.missing"), ("IncorrectKeyException", 400, "key.mismatch"),
        ("InvalidCiphertextException", 400, "key.mismatch"), ("InvalidKeyUsageException", 400, "key.missing"),
        ("", 403, "key.denied"),
    ])
    func `A refusal is told for what it is, after one call`(_ type: String, _ status: Int, _ expected: String) async {
        let transport = ScriptedTransport([Self.refusal(status, type)])
        #expect(await decrypt(transport)?.rawValue == expected)
        #expect(transport.calls.count == 1)
    }

    @Test(arguments: [
        ("ThrottlingException", 400), ("KMSInternalException", 500), ("DependencyTimeoutException", 503),
        ("KeyUnavailableException", 500), ("", 502),
    ])
    func `What may pass is tried again`(_ type: String, _ status: Int) async throws {
        let transport = ScriptedTransport([
            Self.refusal(status, type), .failure(.broken), .answer(200, [], Self.answer()),
        ])
        let key = try await client(transport).decrypt(blob: [1, 2, 3], keyARN: Self.arn, context: [:])
        #expect(key == Secret(Self.key) && transport.calls.count == 3)
    }

    @Test func `A KMS that stays away is given up after the patience, not after hours`() async {
        for step in [ScriptedTransport.Step.failure(.unreachable), .failure(.timedOut), Self.refusal(503, "")] {
            let start = clock.now()
            #expect(await decrypt(ScriptedTransport([step])) == .keyUnavailable)
            #expect(clock.now().seconds(since: start) <= 31)
        }
        #expect(await decrypt(ScriptedTransport([.failure(.untrusted)])) == .keyDenied)
    }

    @Test func `Clocks that differ are corrected once`() async throws {
        let date = [S3Header("date", "Sun, 22 Nov 2026 13:00:00 GMT")]
        let skewed =
            #"{"__type": "InvalidSignatureException", "message": "Signature expired: 1 is now earlier than 2"}"#
        let transport = ScriptedTransport([.answer(400, date, skewed), .answer(200, [], Self.answer())])
        _ = try await client(transport).decrypt(blob: [1, 2, 3], keyARN: Self.arn, context: [:])
        #expect(transport.calls.last?.headers["x-amz-date"]?.hasPrefix("20261122T1300") == true)
        #expect(await decrypt(ScriptedTransport([.answer(400, date, skewed)])) == .keyDenied)
    }

    @Test func `An answer that cannot be right is not believed`() async {
        let other = Self.arn.replacing("1bf85735", with: "00000000")
        let hostile = [
            Self.answer(Array(Self.key.dropLast())), Self.answer(Self.key + [0]), Self.answer([]),
            Self.answer([UInt8](repeating: 0, count: 32)), Self.answer(arn: other), Self.answer(arn: ""),
            #"{"KeyId": "\#(Self.arn)", "Plaintext": "!!!!"}"#, #"{"Plaintext": "\#(Base64Bytes(Self.key))"}"#,
            "{}", "[]", "", "<html>", String(repeating: "[", count: 60_000),
            #"{"KeyId": 5, "Plaintext": 7}"#,
        ]
        for answer in hostile {
            #expect(
                await decrypt(ScriptedTransport([.answer(200, [], answer)])) == .keyUnavailable, "\(answer.prefix(80))")
        }
        for answer in [
            Self.answer(blob: []), Self.answer(blob: [UInt8](repeating: 1, count: 6145)), Self.answer(arn: other),
        ] {
            let transport = ScriptedTransport([.answer(200, [], answer)])
            #expect(
                await code { _ = try await client(transport).generateDataKey(context: [:]) } == .keyUnavailable)
        }
    }

    @Test func `Without credentials nothing is sent`() async throws {
        let transport = ScriptedTransport([.answer(200, [], Self.answer())])
        let none = try client(transport, environment: ["AWS_EC2_METADATA_DISABLED": "true"])
        #expect(await code { _ = try await none.generateDataKey(context: [:]) } == .keyDenied)
        #expect(transport.calls.isEmpty)
    }

    @Test func `Region and endpoint come from the ARN, the options or the environment`() throws {
        let none = StoreEnvironment([String: String]())
        #expect(try KMSLocation(key: Self.arn, environment: none).endpoint.host == "kms.eu-central-1.amazonaws.com")
        let china = try KMSLocation(key: "alias/a", region: "cn-north-1", environment: none)
        #expect(china.endpoint.description == "https://kms.cn-north-1.amazonaws.com.cn")
        let here = StoreEnvironment(["AWS_REGION": "eu-west-1"])
        #expect(try KMSLocation(key: "alias/a", environment: here).region == "eu-west-1")
        for (key, region, endpoint) in [
            ("alias/a", nil, nil), ("", "eu-west-1", nil), ("a b", "eu-west-1", nil), ("alias/a", "eu west", nil),
            ("alias/a", "eu-west-1", "ftp://x y"),
        ] as [(String, String?, String?)] {
            #expect(throws: TidemarkError.self) {
                try KMSLocation(key: key, endpoint: endpoint, region: region, environment: none)
            }
        }
    }
}
