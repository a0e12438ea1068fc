internal import Core
internal import Foundation

/// The role of the machine this runs on, from its metadata service (IMDSv2: with a session token, never without).
struct InstanceCredentials: S3CredentialSource {
    private struct Answer: Decodable {
        let code: String?
        let accessKeyID: String
        let secretAccessKey: String
        let token: String
        let expiration: String

        enum CodingKeys: String, CodingKey {
            case code = "Code"
            case accessKeyID = "AccessKeyId"
            case secretAccessKey = "SecretAccessKey"
            case token = "Token"
            case expiration = "Expiration"
        }
    }

    let endpoint: String
    let transport: any HTTPTransport

    static let defaultEndpoint = "http://169.254.169.254"
    private static let roles = "/latest/meta-data/iam/security-credentials/"

    func credentials() async throws -> S3Credentials? {
        // Where there is no such service nothing answers: that is no error, only no credentials.
        guard let token = try await text("PUT", "/latest/api/token", "x-aws-ec2-metadata-token-ttl-seconds", "300"),
            let role = try await text("GET", Self.roles, "x-aws-ec2-metadata-token", token)?
                .split(whereSeparator: \.isNewline).first
        else { return nil }
        let path = Self.roles + URLText.encoded(role)
        guard let json = try await text("GET", path, "x-aws-ec2-metadata-token", token) else { return nil }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: json.data(using: .utf8) ?? .init()),
            answer.code ?? "Success" == "Success", let expires = try? Timestamp(parsing: answer.expiration)
        else {
            throw TidemarkError(
                .storeDenied, "The instance's metadata service gave no usable credentials for the role “\(role)”.",
                hint: "Check the instance profile and its trust policy.")
        }
        return S3Credentials(
            accessKeyID: answer.accessKeyID, secretKey: Secret(answer.secretAccessKey),
            sessionToken: Secret(answer.token), expires: expires)
    }

    private func text(_ method: String, _ path: String, _ header: String, _ value: String) async throws -> String? {
        let call = HTTPCall(
            method, endpoint + path, headers: [S3Header(header, value)], bodyLimit: 64 << 10, secondsLeft: 3)
        do {
            let answer = try await transport.send(call)
            return answer.status == 200 ? String(decoding: answer.body, as: UTF8.self) : nil
        } catch is TransportFailure {
            return nil
        }
    }
}
