internal import Foundation
internal import ObjectStore

extension MotoServer {
    private struct Created: Decodable {
        struct Metadata: Decodable {
            let arn: String
            enum CodingKeys: String, CodingKey { case arn = "Arn" }
        }
        let metadata: Metadata
        enum CodingKeys: String, CodingKey { case metadata = "KeyMetadata" }
    }

    /// A new KMS key, with an alias where one is given as `alias/NAME`; its ARN.
    package func makeKMSKey(alias: String? = nil) async throws -> String {
        let answer = try await kms("CreateKey", "{}")
        let arn = try JSONDecoder().decode(Created.self, from: Data(answer.utf8)).metadata.arn
        if let alias { _ = try await kms("CreateAlias", #"{"AliasName": "\#(alias)", "TargetKeyId": "\#(arn)"}"#) }
        return arn
    }

    /// One call of the KMS's protocol; the answer's JSON. Throws unless it succeeds.
    @discardableResult
    package func kms(_ operation: String, _ body: String) async throws -> String {
        let answer = try await request(
            "POST", service: "kms",
            headers: [
                S3Header("content-type", "application/x-amz-json-1.1"),
                S3Header("x-amz-target", "TrentService.\(operation)"),
            ], body: Array(body.utf8))
        let text = String(decoding: answer.body, as: UTF8.self)
        guard answer.status == 200 else { throw TestKitError("KMS \(operation): \(answer.status) \(text)") }
        return text
    }
}
