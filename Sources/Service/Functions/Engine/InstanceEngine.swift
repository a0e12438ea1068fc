package import Core

/// What the service itself asks of database servers, without a job: who listens, and whether everything is there.
package protocol InstanceEngine: Sendable {
    /// What listens at an address. Never takes longer than twice `seconds`.
    func probe(_ endpoint: Endpoint, seconds: Double) async -> ProbedServer

    /// Every prerequisite of a backup. Throws what dialling and signing in throw, such as `source.unreachable`.
    func check(_ login: InstanceLogin) async throws -> CheckedServer

    /// The statements that make an account that can do what a backup needs, on a server of some version, and notes. `host`
    /// is where the account signs in from.
    func accountStatements(
        user: String, host: String, requiresTLS: Bool, version: String, family: DatabaseFlavour
    ) -> (statements: [String], notes: [String])
}
