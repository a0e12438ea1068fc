internal import Core

/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, for temporary ones, `AWS_SESSION_TOKEN`.
struct EnvironmentCredentials: S3CredentialSource {
    let environment: StoreEnvironment

    func credentials() async throws -> S3Credentials? {
        guard let key = environment["AWS_ACCESS_KEY_ID"], let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
            return nil
        }
        return S3Credentials(
            accessKeyID: key, secretKey: Secret(secret),
            sessionToken: environment["AWS_SESSION_TOKEN"].map { Secret($0) })
    }
}
