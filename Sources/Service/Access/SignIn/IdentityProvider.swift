package import Core

/// Somebody else who says who a person is: an OpenID Connect provider, or a script in tests.
package protocol IdentityProvider: Sendable {
    /// What it is called on a button.
    var title: String { get }
    /// Whether browsers come back over HTTPS, so that their cookie can be kept to it.
    var isSecure: Bool { get }

    /// Where a browser is sent to. Throws `provider.unavailable`.
    func address(for flow: ProviderFlow) async throws -> String

    /// Who the code that a browser came back with stands for. Throws `access.provider` where what the provider says of the
    /// person cannot be taken, `provider.unavailable` where it cannot be asked.
    func person(behind code: String, _ flow: ProviderFlow, at now: Timestamp) async throws -> ProvidedPerson
}
