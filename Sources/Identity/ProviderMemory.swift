internal import APIModel
internal import Core

/// What was learnt of a provider: asked again when it is old, and at once, but seldom, where a key is missing.
actor ProviderMemory {
    private let issuer: String
    private let transport: any ProviderTransport
    private let clock: any TidemarkClock
    private var metadata: (value: ProviderMetadata, at: Double)?
    private var keys: (value: [ProviderKey], at: Double)?

    /// Seconds.
    private static let age = 3600.0
    /// Seconds between two fetches of keys because of a token: somebody may send tokens with names that do not exist.
    private static let pause = 30.0
    private static let mostKeys = 64

    init(issuer: String, transport: any ProviderTransport, clock: any TidemarkClock) {
        self.issuer = issuer
        self.transport = transport
        self.clock = clock
    }

    /// Throws `provider.unavailable`.
    func metadata() async throws -> ProviderMetadata {
        if let metadata, clock.uptime() - metadata.at < Self.age { return metadata.value }
        let tree = try await fetch(ProviderMetadata.address(of: issuer), "its description")
        let value = try ProviderMetadata(tree, of: issuer)
        metadata = (value, clock.uptime())
        return value
    }

    /// Throws `provider.unavailable`.
    func keys(isFresh: Bool) async throws -> [ProviderKey] {
        if let keys, clock.uptime() - keys.at < (isFresh ? Self.pause : Self.age) { return keys.value }
        let tree = try await fetch(try await metadata().keys, "its list of keys")
        guard case .list(let members)? = tree["keys"] else {
            throw ProviderFailure.answer("its list of keys has none")
        }
        let value = members.prefix(Self.mostKeys).compactMap { ProviderKey($0) }
        keys = (value, clock.uptime())
        return value
    }

    private func fetch(_ url: String, _ what: String) async throws -> JSONTree {
        let answer = try await transport.send(ProviderCall(url: url))
        guard answer.status == 200 else { throw ProviderFailure.answer("\(what) answered \(answer.status)") }
        return try ProviderFailure.json(answer.body, what)
    }
}
