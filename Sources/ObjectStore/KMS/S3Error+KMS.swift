internal import Foundation

extension S3Error {
    private struct Body: Decodable {
        let type: String?
        let message: String?

        enum CodingKeys: String, CodingKey {
            case type = "__type"
            case message
            case capitalMessage = "Message"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            type = try? values.decode(String.self, forKey: .type)
            message =
                (try? values.decode(String.self, forKey: .message))
                ?? (try? values.decode(String.self, forKey: .capitalMessage))
        }
    }

    /// What a KMS refused with, in the words S3 has for the same, so that one verdict serves both.
    init(kms answer: HTTPAnswer) {
        let text = String(decoding: answer.body, as: UTF8.self).data(using: .utf8) ?? .init()
        let body = try? JSONDecoder().decode(Body.self, from: text)
        // `com.amazonaws.kms#NotFoundException` and `NotFoundException:http://…` are both seen.
        let type = body?.type?.split(separator: "#").last?.prefix { $0 != ":" }.description ?? ""
        let message = body?.message ?? ""
        self.init(
            status: answer.status, code: Self.common(type, message), message: message, headers: answer.headers)
    }

    private static func common(_ type: String, _ message: String) -> String {
        switch type {
        case "ExpiredTokenException": return "ExpiredToken"
        case "KMSInternalException", "DependencyTimeoutException", "KeyUnavailableException", "LimitExceededException",
            "ServiceUnavailableException", "InternalFailure":
            return "InternalError"
        case "InvalidSignatureException":
            let isSkew = message.contains("Signature expired") || message.contains("Signature not yet current")
            return isSkew ? "RequestTimeTooSkewed" : type
        default: return type
        }
    }
}
