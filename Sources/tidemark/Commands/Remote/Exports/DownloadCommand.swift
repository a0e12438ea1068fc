import ArgumentParser
internal import Client
internal import Core

/// `tidemark download`: fetches the file of a link. Needs no account.
struct DownloadCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Fetches the file of a link, goes on where it was cut off, and checks it. The program age opens it.")
    static let whenStopped = "what has come is kept beside the file; run the same command again to go on"

    @Argument(help: ArgumentHelp("The link, or - to read it from the standard input.", valueName: "url"))
    var url: String

    @Option(help: ArgumentHelp("Where it goes; a new file.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "A PEM file with the only authorities to trust; also \(Environment.serverCA) in the environment.",
            valueName: "file"))
    var serverCa: String?

    @Flag(help: "Allow http:// to other machines: whoever listens can then use the link.")
    var plainHttp = false

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let text = url == "-" ? Swift.readLine(strippingNewline: true) ?? "" : url
        let address = try ServerAddress(parsing: text, allowsPlain: plainHttp)
        var settings = ClientSettings(server: address)
        settings.caFile = (serverCa ?? Environment.nonEmpty(Environment.serverCA)).map(FilePath.absolute)
        settings.agent = "tidemark/\(Version.text)"
        let path = FilePath.absolute(file)
        let part = try PartFile.open(for: path)
        let outcome = try await FileDownload(address.base, settings).run(into: part) { done, size in
            console.live("\(ByteCount(done)) of \(ByteCount(size))")
        }
        console.live("")
        try await part.finish()
        console.line("done", "\(ByteCount(outcome.bytes)) in \(path), SHA-256 \(outcome.hash)")
        console.object([
            "event": "done", "file": .string(path), "sha256": .string(outcome.hash),
            "name": .string(outcome.name ?? ""),
        ])
    }
}
