import ArgumentParser

/// A key in a KMS that opens the repository.
struct KMSOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "A key of AWS KMS or a service of its protocol: ARN or alias/NAME; also \(Environment.kmsKey).",
            valueName: "key"))
    var kmsKey: String?

    @Option(
        help: ArgumentHelp("The KMS's address, https://HOST; without it AWS's in the region.", valueName: "url"))
    var kmsEndpoint: String?

    @Option(help: ArgumentHelp("The KMS's region; without it the ARN's, or AWS_REGION.", valueName: "region"))
    var kmsRegion: String?

    @Option(help: ArgumentHelp("A PEM file with the only certificates to trust of the KMS.", valueName: "file"))
    var kmsCa: String?

    @Option(
        help: ArgumentHelp(
            "A file with the access key for the KMS, in the form of AWS's shared credentials file.", valueName: "file"))
    var kmsCredentialsFile: String?

    /// What the options say, what they leave open being looked up in the environment.
    var choice: KMSChoice? { kmsKey.map(choice) }

    /// The same with the key of the environment.
    var choiceOfEnvironment: KMSChoice? { Environment.nonEmpty(Environment.kmsKey).map(choice) }

    private func choice(_ key: String) -> KMSChoice {
        KMSChoice(
            key: key, endpoint: kmsEndpoint ?? Environment.nonEmpty(Environment.kmsEndpoint),
            region: kmsRegion ?? Environment.nonEmpty(Environment.kmsRegion),
            caFile: kmsCa ?? Environment.nonEmpty(Environment.kmsCA),
            credentialsFile: kmsCredentialsFile ?? Environment.nonEmpty(Environment.kmsCredentialsFile))
    }
}
