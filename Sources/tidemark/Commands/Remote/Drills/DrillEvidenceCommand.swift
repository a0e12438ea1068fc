import ArgumentParser
internal import Client
internal import Core

/// `tidemark drill evidence`.
struct DrillEvidenceCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Hands out the signed evidence of a drill, as one line of JSON.")

    @Argument(help: ArgumentHelp("The drill, as tidemark drill list names it.", valueName: "id"))
    var id: String

    @Option(
        help: ArgumentHelp(
            "Write it to this new file (mode 0600) instead, byte for byte as it was signed.", valueName: "file"))
    var file: String?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let target = try file.map { try NewSecretFile.begin(FilePath.absolute($0)) }
        let document: [UInt8]
        do {
            document = try await client.send(APIRequest(.get, Routes.evidence(of: id))).body
        } catch {
            target?.abandon()
            throw error
        }
        if let target {
            try target.finish(Secret(document))
            console.line("done", "evidence of \(id) in \(target.path)")
            console.object(["event": "done", "drill": .string(id), "file": .string(target.path)])
        } else {
            let text = String(decoding: document, as: UTF8.self)
            console.line(RemoteText.line(text))
            console.json(text)
        }
    }
}
