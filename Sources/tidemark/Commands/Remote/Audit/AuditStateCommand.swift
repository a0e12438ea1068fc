internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark audit state`.
struct AuditStateCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Shows where the audit ends, what is signed and stored of it, and the key it is signed with.")

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let state = try await client.get(AuditStateDocument.self, Routes.auditState)
        try console.document(state)
        var facts: [(String, String?)] = [
            ("service", state.service), ("entries", "\(state.first) to \(state.last)"), ("last", state.hash),
            ("kept", "\(state.retentionDays) days"),
            ("signed", state.checkpoint.map { "through \($0.through), \(RemoteText.time($0.madeAt))" } ?? "not yet"),
        ]
        for copy in state.copies {
            let failure = copy.failure.map { "; \($0)" } ?? ""
            facts.append(
                ("stored", "\(copy.repository) through \(copy.through), \(RemoteText.time(copy.storedAt))\(failure)"))
        }
        facts.append(
            (
                "looked at",
                state.verifiedAt.map {
                    "\(RemoteText.time($0)) through \(state.verifiedThrough ?? 0): \(state.problem ?? "intact")"
                }
                    ?? "not yet"
            ))
        console.lines(RemoteText.facts(facts))
        console.lines(state.publicKey.split(separator: "\n").map { RemoteText.line(String($0)) })
    }
}
