internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark repository show`.
struct RepositoryShowCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a repository, without what opens it.")

    @Argument(help: ArgumentHelp("The repository.", valueName: "name"))
    var name: String

    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let repository = try await client.get(
            RepositoryDocument.self, Routes.repository(name), query: project.query)
        try console.document(repository)
        let currency = repository.currency.map { " \($0)" } ?? ""
        let prices = repository.prices.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\(currency)" }
        console.lines(
            RemoteText.facts([
                ("repository", repository.name), ("project", repository.project), ("url", repository.url),
                ("key", repository.keyKind ?? "none"),
                ("credentials", repository.hasCredentials ? "kept, sealed" : nil),
                ("upload", Self.rate(repository.uploadBytesPerSecond)),
                ("download", Self.rate(repository.downloadBytesPerSecond)),
                ("catalog", repository.holdsCatalog ? "exported here" : nil),
                ("price", prices.isEmpty ? nil : prices.joined(separator: ", ") + " a gigabyte and month"),
                ("since", RemoteText.time(repository.createdAt)),
            ]))
    }

    private static func rate(_ bytes: Int64?) -> String? {
        bytes.map { "at most \(ByteRate(bytesPerSecond: UInt64(max(0, $0))))" }
    }
}
