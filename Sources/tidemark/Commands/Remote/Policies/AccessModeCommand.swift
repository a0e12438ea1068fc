internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark access mode`.
struct AccessModeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "mode",
        abstract: "Shows whether the duties of system, security and audit are kept apart (三权分立), or says so.")

    @Flag(inversion: .prefixedNo, help: "Keep the three duties apart: nobody may have two of them.")
    var threeRoles: Bool?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let mode: AccessMode
        if let threeRoles {
            mode = try await client.put(AccessMode.self, Routes.accessMode, body: AccessMode(threeRoles: threeRoles))
        } else {
            mode = try await client.get(AccessMode.self, Routes.accessMode)
        }
        try console.document(mode)
        console.line(
            mode.threeRoles
                ? "system, security and audit are kept apart: nobody may have two of the three"
                : "anybody may have any roles together")
    }
}
