import ArgumentParser
internal import Core
internal import ObjectStore

/// How the place where a repository lives is used.
struct StorageOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "A file with the access key of an s3:// repository, in the form of AWS's shared credentials file.",
            valueName: "file"))
    var s3CredentialsFile: String?

    @Option(
        help: ArgumentHelp("Write at most this many bytes a second to the repository, such as 20MB.", valueName: "rate")
    )
    var uploadRate: String?

    @Option(
        help: ArgumentHelp("Read at most this many bytes a second from the repository.", valueName: "rate"))
    var downloadRate: String?
}
