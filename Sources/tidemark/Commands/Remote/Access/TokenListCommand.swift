internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark token list`.
struct TokenListCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Shows the tokens of a server, without their secrets.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        var table = TextTable([
            ("NAME", .left), ("SCOPE", .left), ("MADE (UTC)", .left), ("EXPIRES (UTC)", .left), ("USED (UTC)", .left),
            ("FROM", .left),
        ])
        for token in try await client.list(TokenDocument.self, Routes.tokens) {
            try console.document(token)
            table.add([
                token.name, token.scope.rawValue, RemoteText.time(token.createdAt),
                token.expiresAt.map { RemoteText.time($0) } ?? "never",
                token.usedAt.map { RemoteText.time($0) } ?? "never", RemoteText.line(token.usedFrom ?? "–"),
            ])
        }
        console.lines(table.isEmpty ? ["no token yet: make one with tidemark token create"] : table.lines)
    }
}
