package import APIModel
internal import Catalog
package import Core

/// Who a caller is.
extension TidemarkService {
    /// Seconds that a session lasts, whether used or not, where nothing else is configured.
    package static let sessionSeconds: Double = SessionTerms().seconds
    /// The person that a new service has.
    static let firstPerson = "administrator"
    /// Seconds to which the use of a token and of a session is recorded.
    private static let useSeconds: Double = 60

    /// Makes what a new service needs: the project and the site `default`, and the administrator's password.
    ///
    /// Returns the password where it was made now, to be shown once; nil where there was one. Several servers may begin
    /// at once: one makes it.
    package func prepare() async throws -> Secret? {
        try await catalog.write { transaction in
            let now = try transaction.now()
            guard try transaction.projects.all().isEmpty else { return }
            let project = ProjectRecord(id: Identifier.make(at: now), name: Self.standardName, createdAt: now)
            try transaction.projects.add(project)
            try transaction.sites.add(
                SiteRecord(
                    id: Identifier.make(at: now), project: project.id, name: Self.standardName, createdAt: now))
        }
        guard try await catalog.read({ try $0.people.isEmpty() }) else { return nil }
        let password = RandomBytes.words(4, of: 6)
        let hash = try await hasher.hash(password).text
        let isFirst = try await catalog.write { transaction in
            let now = try transaction.now()
            let isNew = try transaction.people.add(
                PersonRecord(
                    name: Self.firstPerson, title: "", kind: .local, password: hash, passwordChangedAt: now,
                    createdAt: now, changedAt: now))
            if isNew { try transaction.grants.addAdministrator(named: Self.firstPerson) }
            return isNew
        }
        return isFirst ? password : nil
    }

    /// The caller's session ends. Of no effect for a machine's token.
    package func signOut(_ caller: Caller) async throws {
        try await write(caller, .signOut) { transaction, _ in
            guard case .person(let person) = caller.identity else { return }
            try transaction.sessions.remove(person.session)
        }
    }

    /// Who the caller is.
    package func showCaller(_ caller: Caller) async throws -> CallerDocument {
        try await read(caller, .showCaller) { transaction, _ in
            let scope = (caller.scope ?? .metrics).rawValue
            switch caller.identity {
            case .person(let person):
                let end = try transaction.sessions.find(person.session)?.expiresAt
                return CallerDocument(
                    name: person.name, scope: scope, expiresAt: end.map { WireTime($0) }, session: person.session,
                    method: person.method.rawValue, hasSecondFactor: person.hasSecondFactor, groups: person.groups)
            case .token(let id, let name, _):
                let end = try transaction.access.findToken(id)?.expiresAt
                return CallerDocument(name: name, scope: scope, expiresAt: end.map { WireTime($0) })
            case .nobody, .service: return CallerDocument(name: caller.name, scope: scope)
            }
        }
    }

    /// Who shows a token, or nobody where none is shown. Throws `access.required` where it is unknown or expired.
    package func authenticate(
        bearer text: String?, address: String?, requestID: String
    ) async throws -> Caller {
        guard let text else { return Caller(.nobody, address: address, requestID: requestID) }
        guard let token = AccessToken(parsing: text) else { throw Self.unknownToken() }
        let identity: Caller.Identity? =
            switch token.kind {
            case .session: try await session(token, address)
            case .machine: try await machine(token, address)
            }
        guard let identity else { throw Self.unknownToken() }
        return Caller(identity, address: address, requestID: requestID)
    }

    private func session(_ token: AccessToken, _ address: String?) async throws -> Caller.Identity? {
        let terms = terms
        let found = try await catalog.read { transaction in
            let now = try transaction.now()
            let record = try transaction.sessions.find(token.id).flatMap { record in
                token.matches(digest: record.digest) && !record.isOver(at: now, terms) ? record : nil
            }
            return record.map { (record: $0, now: now) }
        }
        guard let (record, now) = found else { return nil }
        if abs(now.seconds(since: record.seenAt)) >= Self.useSeconds {
            try await catalog.write { try $0.sessions.noteUse(of: record.id, from: address, at: now) }
        }
        return .person(record.identity)
    }

    private func machine(_ token: AccessToken, _ address: String?) async throws -> Caller.Identity? {
        let found = try await catalog.read { transaction in
            let now = try transaction.now()
            let record = try transaction.access.findToken(token.id).flatMap { record in
                record.isProven(by: token, at: now) && !record.isExpired(at: now) ? record : nil
            }
            return record.map { (record: $0, now: now) }
        }
        guard let (record, now) = found else { return nil }
        if record.usedAt.map({ abs(now.seconds(since: $0)) >= Self.useSeconds }) ?? true {
            try await catalog.write { try $0.access.noteUse(of: record.id, from: address, at: now) }
        }
        return .token(id: record.id, name: record.name, scope: record.scope)
    }

    private static func unknownToken() -> TidemarkError {
        TidemarkError(
            .accessRequired, "The token is unknown, expired or was taken back.",
            hint: "Sign in again, or use another token.")
    }
}
