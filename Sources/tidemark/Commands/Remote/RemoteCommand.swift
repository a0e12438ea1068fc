internal import Client

/// A command that has a server do something.
protocol RemoteCommand: TidemarkCommand {
    var server: ServerOptions { get }

    /// Does the work. Throws the server's own errors.
    func perform(_ client: APIClient, _ console: Console) async throws
}

extension RemoteCommand {
    static var whenStopped: String { "the server goes on by itself; run the same command again to see" }

    func perform(_ console: Console) async throws { try await perform(try server.client(console), console) }
}
