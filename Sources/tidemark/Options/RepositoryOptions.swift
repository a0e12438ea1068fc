import ArgumentParser
internal import Core

/// The repository and what opens it.
struct RepositoryOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("The repository, such as file:///srv/backups.", valueName: "url"))
    var repo: String

    @OptionGroup var key: KeyOptions

    func url() throws(TidemarkError) -> RepositoryURL { try RepositoryURL(parsing: repo) }
}
