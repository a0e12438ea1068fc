import ObjectStore
import TestKit
import Testing

@Suite struct MotoServerTests {
    @Test func `One port answers for buckets, keys and accounts, and is free again after its test`() async throws {
        let server = try await MotoServer.start()
        try await server.makeBucket("first-bucket", objectLock: true)
        let listed = try await server.request("GET", service: "s3")
        #expect(String(decoding: listed.body, as: UTF8.self).contains("<Name>first-bucket</Name>"))
        let key = try await server.request(
            "POST", service: "kms",
            headers: [
                S3Header("content-type", "application/x-amz-json-1.1"),
                S3Header("x-amz-target", "TrentService.CreateKey"),
            ], body: Array("{}".utf8))
        #expect(key.status == 200)
        #expect(String(decoding: key.body, as: UTF8.self).contains("arn:aws:kms:\(MotoServer.region):"))
        let account = try await server.request(
            "GET", service: "sts", query: [("Action", "GetCallerIdentity"), ("Version", "2011-06-15")])
        #expect(String(decoding: account.body, as: UTF8.self).contains("GetCallerIdentityResult"))
        await server.killNow()
        await #expect(throws: TransportFailure.self) { _ = try await server.request("GET", service: "s3") }
    }
}
