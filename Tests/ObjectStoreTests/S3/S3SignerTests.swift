import Core
import ObjectStore
import Testing

/// The examples AWS publishes in "Authenticating Requests: Using the Authorization Header", and one with a session token
/// from botocore.
@Suite struct S3SignerTests {
    private static let example = S3Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretKey: Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
    private static let host = S3Header("host", "examplebucket.s3.amazonaws.com")

    private func signature(
        _ method: String, _ path: String, _ query: [(String, String)] = [], _ headers: [S3Header] = [],
        body: String = ""
    ) throws -> String {
        let headers = S3Signer(region: "us-east-1").sign(
            S3Signer.Request(
                method, path: path, query: S3Signer.query(query), headers: headers + [Self.host],
                payload: .signing(Array(body.utf8)[...])),
            with: Self.example, at: try Timestamp(parsing: "2013-05-24T00:00:00Z"))
        return String(try #require(headers["authorization"]).split(separator: "=").last ?? "")
    }

    @Test func `An object's range`() throws {
        #expect(
            try signature("GET", "/test.txt", [], [S3Header("range", "bytes=0-9")])
                == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }

    @Test func `A put with a signed body`() throws {
        let headers = [
            S3Header("date", "Fri, 24 May 2013 00:00:00 GMT"), S3Header("x-amz-storage-class", "REDUCED_REDUNDANCY"),
        ]
        #expect(
            try signature("PUT", "/test%24file.text", [], headers, body: "Welcome to Amazon S3.")
                == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
    }

    @Test func `A query without a value`() throws {
        #expect(
            try signature("GET", "/", [("lifecycle", "")])
                == "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")
    }

    @Test func `A listing`() throws {
        #expect(
            try signature("GET", "/", [("prefix", "J"), ("max-keys", "2")])
                == "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")
    }

    @Test func `Temporary credentials and a query that needs encoding`() throws {
        let credentials = S3Credentials(
            accessKeyID: "AKIDEXAMPLE", secretKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            sessionToken: Secret("tok/en+=="))
        let query = S3Signer.query([("list-type", "2"), ("prefix", "a b/ü"), ("continuation-token", "1/+=")])
        #expect(query == "continuation-token=1%2F%2B%3D&list-type=2&prefix=a%20b%2F%C3%BC")
        let headers = S3Signer(region: "eu-central-1").sign(
            S3Signer.Request(
                "GET", path: "/", query: query,
                headers: [S3Header("host", "tidemark-tests.s3.eu-central-1.amazonaws.com")], payload: .empty),
            with: credentials, at: try Timestamp(parsing: "2026-11-22T17:00:00Z"))
        #expect(
            headers["authorization"]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-central-1/s3/aws4_request, "
                + "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, "
                + "Signature=7d397f1de3cfa3a00781076cbc159c2a59a96ac51fa72e1bcb2b962dd1df2f4a")
    }

    @Test func `Credentials do not print their secrets`() {
        let credentials = S3Credentials(
            accessKeyID: "AKIDEXAMPLE", secretKey: Secret("hush"), sessionToken: Secret("token"))
        let shown =
            "\(credentials) \(String(reflecting: credentials)) \(Mirror(reflecting: credentials).children.map { "\($0)" })"
        #expect(!shown.contains("hush") && !shown.contains("\"token\""))
    }

    private static let checksums: [(String, UInt32)] = [
        ("123456789", 0xE306_9283), ("", 0), ("a", 0xC1D0_4330), (String(repeating: "\0", count: 32), 0x8A91_36AA),
        ("The quick brown fox jumps over the lazy dog", 0x2262_0404),
    ]

    @Test(arguments: checksums)
    func crc32c(_ text: String, _ expected: UInt32) {
        #expect(CRC32C.of(Array(text.utf8)[...]) == expected)
        #expect(CRC32C.of(Array(("x" + text).utf8)[1...]) == expected)
    }

    @Test func `HTTP's dates are read`() throws {
        #expect(HTTPDate.parse("Sun, 06 Nov 1994 08:49:37 GMT") == (try Timestamp(parsing: "1994-11-06T08:49:37Z")))
        for broken in ["", "Sun, 06 Nov 1994", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT"] {
            #expect(HTTPDate.parse(broken) == nil)
        }
    }
}
