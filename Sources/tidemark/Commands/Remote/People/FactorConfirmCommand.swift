internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark factor confirm`.
struct FactorConfirmCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirms the second factor; shows the recovery codes this once.")

    @Argument(help: ArgumentHelp("The code that the authenticator shows.", valueName: "code"))
    var code: String

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let codes = try await client.post(
            RecoveryCodes.self, Routes.factor + "/confirmation", body: FactorCode(code: code))
        try console.document(codes)
        FactorText.tell(codes, console)
    }
}
