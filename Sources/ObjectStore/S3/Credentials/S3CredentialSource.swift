/// One place credentials may come from.
protocol S3CredentialSource: Sendable {
    /// nil where the source has none; throws where it has but they cannot be used.
    func credentials() async throws -> S3Credentials?
}
