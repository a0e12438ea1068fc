package import APIModel
internal import Catalog
internal import Core

/// Signing in with a password.
extension TidemarkService {
    /// Letters of what a program calls itself that are kept.
    private static let agentLength = 200

    /// A person signs in. Throws `access.password` where name or password is wrong, which it does not tell apart;
    /// `access.delayed` where the address or the name has failed too often to try again now; `access.factor` where a code is
    /// needed or wrong; `access.change` where another password is needed; `access.disabled`. `agent` is what the program
    /// calls itself.
    package func signIn(
        _ caller: Caller, _ request: SignInRequest, agent: String? = nil
    ) async throws -> SessionDocument {
        let name = request.name ?? Self.firstPerson
        let resource = ResourceReference(.person, name: name)
        let attempt = SignInAttempt(from: caller.address, as: name)
        let (failures, found) = try await write(caller, .signIn, on: resource) { transaction, _ in
            (try transaction.access.begin(attempt), try transaction.people.find(name))
        }
        do {
            let proven = try await proven(found, request.password)
            let hash = try await newHash(request, for: name)
            let terms = terms
            let token = AccessToken.make(.session)
            let end = try await write(caller, .signIn, on: resource) { transaction, _ in
                let record = try transaction.people.named(name)
                guard record.password == proven.password else { throw Self.wrongPassword() }
                let identity = PersonIdentity(
                    name: name, session: token.id,
                    hasSecondFactor: try transaction.takeFactor(of: record, code: request.code))
                try Self.requireUsable(record)
                if record.mustChange || hash != nil {
                    try transaction.changePassword(of: record, to: hash)
                    try transaction.sessions.removeAll(of: name)
                }
                try transaction.access.forget(attempt)
                return try transaction.beginSession(token, identity, caller.address, Self.plain(agent), terms)
            }
            return SessionDocument(token: token.text, expiresAt: WireTime(end))
        } catch let error as TidemarkError where [.accessPassword, .accessFactor].contains(error.code) {
            if failures == SignInBackoff.telling, found != nil {
                try await catalog.write { try $0.tellOfLock(of: name, from: caller.address, failures: failures) }
            }
            throw error
        }
    }

    /// The record whose password it is. Takes as long where there is no such person, or one without a password.
    func proven(_ record: PersonRecord?, _ password: String) async throws -> PersonRecord {
        let stored = record?.password.flatMap { PasswordHash(parsing: $0) }
        let matches = try await hasher.matches(Secret(password), stored ?? .decoy)
        guard matches, stored != nil, let record else { throw Self.wrongPassword() }
        return record
    }

    private func newHash(_ request: SignInRequest, for name: String) async throws -> String? {
        guard let new = request.newPassword else { return nil }
        try PasswordRule.requireAnother(than: request.password, new, path: "newPassword")
        try PasswordRule.require(new, for: name, path: "newPassword")
        return try await hasher.hash(Secret(new)).text
    }

    /// One short line of visible letters.
    static func plain(_ agent: String?) -> String? {
        guard let agent else { return nil }
        let visible = agent.unicodeScalars.filter { $0.isASCII && (0x20..<0x7F).contains($0.value) }
        return visible.isEmpty ? nil : String(String.UnicodeScalarView(visible.prefix(agentLength)))
    }

    static func wrongPassword() -> TidemarkError {
        TidemarkError(
            .accessPassword, "The name or the password is wrong.",
            hint: "Check both; a new service has shown the password of the administrator at its first start.")
    }

    /// Throws `access.disabled`.
    static func requireUsable(_ person: PersonRecord) throws(TidemarkError) {
        guard person.isDisabled else { return }
        throw TidemarkError(
            .accessDisabled, "The account \(person.name) is disabled.",
            hint: "Ask somebody who manages people to enable it again.")
    }
}
