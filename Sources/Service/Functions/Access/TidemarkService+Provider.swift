package import APIModel
internal import Catalog
package import Core

/// Signing in by a provider.
///
/// A browser is sent to the provider and comes back with a code; a program that began it, which waits on the browser's machine
/// or asks its user, is handed a code of this service and exchanges it for a session. Each step is bound to the one before: the
/// browser by a cookie, the provider's code by PKCE and nonce, the program by a challenge of its own.
extension TidemarkService {
    package func signInWays(_ caller: Caller) async throws -> SignInWays {
        let title = provider?.title
        return try await read(caller, .showSignInWays) { _, _ in SignInWays(password: true, provider: title) }
    }

    /// `challenge` is S256 of what the program shows at the end. Throws `provider.missing`, `provider.unavailable`, and
    /// `access.delayed` where too many are under way.
    package func beginProviderSignIn(
        _ caller: Caller, challenge: String, port: Int?
    ) async throws -> ProviderStart {
        let provider = try requireProvider()
        let flow = ProviderFlow.make()
        let browser = ProviderFlow.random()
        let address = SignInBackoff.subject(of: caller.address)
        // Before the provider is asked for anything: what is refused costs nobody else.
        try await write(caller, .beginProviderSignIn) { transaction, _ in
            try transaction.signIns.add(flow, browser: browser, challenge: challenge, port: port, from: address)
        }
        return ProviderStart(
            address: try await provider.address(for: flow), browser: browser, isSecure: provider.isSecure,
            seconds: SignInStore.seconds)
    }

    /// The browser is back. Throws `access.provider` where it began nothing here, or came back before; where what the provider
    /// says cannot be taken; where the name is another account's. Throws `access.disabled`.
    package func finishProviderSignIn(
        _ caller: Caller, state: Secret, code: String, browser: Secret
    ) async throws -> ProviderEnd {
        let provider = try requireProvider()
        let (taken, now) = try await write(caller, .finishProviderSignIn) { transaction, _ in
            (try transaction.signIns.take(state: state, browser: browser), try transaction.now())
        }
        guard let taken else { throw Self.notBegun() }
        let said = try await provider.person(behind: code, taken.flow, at: now)
        let handover = ProviderFlow.random()
        try await write(caller, .finishProviderSignIn, on: Self.resource(said.plainName)) { transaction, _ in
            let person = try transaction.person(said)
            try Self.requireUsable(person)
            let identity = PersonIdentity(
                name: person.name, session: "", groups: said.groups, hasSecondFactor: said.hasSecondFactor,
                method: .provider)
            guard try transaction.signIns.finish(taken.flow, code: handover, as: identity) else {
                throw Self.notBegun()
            }
        }
        return ProviderEnd(code: handover, port: taken.port)
    }

    /// Throws `access.provider` where the code is unknown, too old, used, or another program's.
    package func collectProviderSession(
        _ caller: Caller, _ request: ProviderCode, agent: String? = nil
    ) async throws -> SessionDocument {
        let terms = terms
        let token = AccessToken.make(.session)
        let challenge = ProviderFlow.challenge(of: Secret(request.verifier))
        let end = try await write(caller, .collectProviderSession) { transaction, _ -> Timestamp? in
            guard let found = try transaction.signIns.collect(code: Secret(request.code)),
                Secret(found.challenge) == Secret(challenge)
            else { return nil }
            var identity = found.identity
            identity.session = token.id
            try Self.requireUsable(try transaction.people.named(identity.name))
            return try transaction.beginSession(token, identity, caller.address, Self.plain(agent), terms)
        }
        // A code that was shown with the wrong verifier is gone all the same: thrown behind the commit.
        guard let end else { throw Self.notBegun() }
        return SessionDocument(token: token.text, expiresAt: WireTime(end))
    }

    private func requireProvider() throws(TidemarkError) -> any IdentityProvider {
        if let provider { return provider }
        throw TidemarkError(
            .providerMissing, "No provider is configured here.",
            hint: "Sign in with a password, or set oidc.issuer and oidc.client.")
    }

    private static func notBegun() -> TidemarkError {
        TidemarkError(
            .accessProvider, "This sign-in was not begun here, has ended, or took too long.",
            hint: "Begin again, in one browser, and finish within ten minutes.")
    }
}

extension CatalogTransaction {
    /// The account of whoever the provider means, made where there is none. A name that somebody else has here is never taken
    /// over. Throws `access.provider`.
    fileprivate func person(_ said: ProvidedPerson) throws -> PersonRecord {
        if var known = try people.find(issuer: said.issuer, subject: said.subject) {
            guard known.title != said.title || known.mail != said.mail else { return known }
            known.title = said.title
            known.mail = said.mail
            try people.update(known)
            return try people.named(known.name)
        }
        guard let name = said.plainName else {
            throw TidemarkError(
                .accessProvider, "The provider gives the person no name that can be used here.",
                hint: "Name another claim with oidc.name-claim.")
        }
        let now = try now()
        let record = PersonRecord(
            name: name, title: said.title, mail: said.mail, kind: .provider, issuer: said.issuer,
            subject: said.subject, createdAt: now, changedAt: now)
        guard name != Caller(.nobody, requestID: "").name, try !people.isTaken(name), try people.add(record) else {
            throw TidemarkError(
                .accessProvider, "The name \(name) that the provider gives is another account's here.",
                hint: "Have that account removed, or name another claim with oidc.name-claim.")
        }
        return record
    }
}
