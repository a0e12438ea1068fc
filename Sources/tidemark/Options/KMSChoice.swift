/// A KMS key that opens the repository, as the options or the environment name it.
struct KMSChoice: Sendable, Equatable {
    /// ARN, alias or identifier.
    var key: String
    var endpoint: String?
    var region: String?
    var caFile: String?
    var credentialsFile: String?
}
