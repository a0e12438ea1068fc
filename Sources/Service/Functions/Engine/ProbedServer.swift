package import Core

/// What listens at an address.
package enum ProbedServer: Sendable, Hashable {
    /// `version` is the greeting's own text.
    case server(DatabaseFlavour, version: String)
    /// A server that does not talk to this machine.
    case refused(String)
    case other(String)
    case unreachable(String)
}
