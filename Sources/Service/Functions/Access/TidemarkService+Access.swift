package import APIModel
internal import Catalog
package import Core

/// Signing in, and who a caller is.
extension TidemarkService {
    /// Seconds that a session lasts, whether used or not.
    package static let sessionSeconds: Double = 12 * 3600
    /// Seconds to which the use of a token is recorded.
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
        guard try await catalog.read({ try $0.access.password() }) == nil else { return nil }
        let password = Self.newPassword()
        let hash = try await hasher.hash(password).text
        let isMade = try await catalog.write { transaction in
            guard try transaction.access.addPassword(hash) else { return false }
            try transaction.grants.addAdministrator(named: "administrator")
            return true
        }
        return isMade ? password : nil
    }

    /// The administrator signs in. Throws `access.password` where the password is wrong, `access.delayed` where the
    /// caller's address has failed too often to try again now.
    package func signIn(_ caller: Caller, _ request: SignInRequest) async throws -> SessionDocument {
        let subject = SignInBackoff.subject(of: caller.address)
        if let wait = try await write(
            caller, .signIn,
            { transaction, _ in
                try transaction.access.beginAttempt(of: subject)
            })
        {
            throw TidemarkError(
                .accessDelayed, "Too many attempts to sign in have failed from here.",
                hint: "Try again in \(DurationText.of(seconds: wait)).")
        }
        try await requirePassword(Secret(request.password))
        let token = AccessToken.make(.session)
        let address = caller.address
        let expiresAt = try await catalog.write { transaction in
            let expiresAt = try transaction.now().adding(seconds: Self.sessionSeconds)
            try transaction.access.addSession(token, address: address, expiresAt: expiresAt)
            try transaction.access.forgetFailures(of: subject)
            return expiresAt
        }
        return SessionDocument(token: token.text, expiresAt: WireTime(expiresAt))
    }

    /// The caller's session ends. Of no effect for a machine's token.
    package func signOut(_ caller: Caller) async throws {
        try await write(caller, .signOut) { transaction, _ in
            guard case .person(let person) = caller.identity else { return }
            try transaction.access.removeSession(person.session)
        }
    }

    /// Who the caller is.
    package func showCaller(_ caller: Caller) async throws -> CallerDocument {
        let expiresAt = try await read(caller, .showCaller) { transaction, _ in
            switch caller.identity {
            case .person(let person): try transaction.access.findSession(person.session)?.expiresAt
            case .token(let id, _, _): try transaction.access.findToken(id)?.expiresAt
            case .nobody, .service: nil as Timestamp?
            }
        }
        let name =
            switch caller.identity {
            case .token(_, let name, _): name
            case .person, .nobody, .service: caller.name
            }
        return CallerDocument(
            name: name, scope: (caller.scope ?? .metrics).rawValue, expiresAt: expiresAt.map { WireTime($0) })
    }

    /// Changes the administrator's password and ends every other session. Throws `access.password`, and `access.delayed`
    /// as signing in does.
    package func changePassword(_ caller: Caller, _ request: PasswordChange) async throws {
        let subject = SignInBackoff.subject(of: caller.address)
        if let wait = try await write(
            caller, .changePassword,
            { transaction, _ in
                try transaction.access.beginAttempt(of: subject)
            })
        {
            throw TidemarkError(
                .accessDelayed, "Too many attempts to show the password have failed from here.",
                hint: "Try again in \(DurationText.of(seconds: wait)).")
        }
        let stored = try await requirePassword(Secret(request.current))
        let new = try await hasher.hash(Secret(request.new)).text
        var kept: String?
        if case .person(let person) = caller.identity { kept = person.session }
        let session = kept
        try await catalog.write { transaction in
            try transaction.access.changePassword(from: stored, to: new)
            try transaction.access.removeSessions(except: session)
            try transaction.access.forgetFailures(of: subject)
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
            case .session: try await session(token)
            case .machine: try await machine(token)
            }
        guard let identity else { throw Self.unknownToken() }
        return Caller(identity, address: address, requestID: requestID)
    }

    private func session(_ token: AccessToken) async throws -> Caller.Identity? {
        try await catalog.read { transaction in
            guard let record = try transaction.access.findSession(token.id), token.matches(digest: record.digest),
                record.expiresAt > (try transaction.now())
            else { return nil }
            return .person(PersonIdentity(name: "administrator", session: record.id))
        }
    }

    private func machine(_ token: AccessToken) async throws -> Caller.Identity? {
        let found = try await catalog.read { transaction in
            let now = try transaction.now()
            let record = try transaction.access.findToken(token.id).flatMap { record in
                token.matches(digest: record.digest) && !record.isExpired(at: now) ? record : nil
            }
            return record.map { (record: $0, now: now) }
        }
        guard let (record, now) = found else { return nil }
        if record.usedAt.map({ abs(now.seconds(since: $0)) >= Self.useSeconds }) ?? true {
            try await catalog.write { try $0.access.noteUse(of: record.id, at: now) }
        }
        return .token(id: record.id, name: record.name, scope: record.scope)
    }

    /// Returns the stored hash, so that a change can name it.
    @discardableResult
    private func requirePassword(_ password: Secret) async throws -> String {
        guard let stored = try await catalog.read({ try $0.access.password() }),
            let hash = PasswordHash(parsing: stored)
        else {
            throw TidemarkError(
                .accessPassword, "The administrator has no password yet.",
                hint: "Start tidemark serve once: it makes one and shows it.")
        }
        guard try await hasher.matches(password, hash) else {
            throw TidemarkError(
                .accessPassword, "That is not the administrator's password.",
                hint: "Sign in with the password that was shown at the first start, or that replaced it.")
        }
        return stored
    }

    private static func unknownToken() -> TidemarkError {
        TidemarkError(
            .accessRequired, "The token is unknown, expired or was taken back.",
            hint: "Sign in again, or use another token.")
    }

    /// 24 letters and digits that are told apart by eye: 120 bits.
    private static func newPassword() -> Secret {
        let letters = Array("23456789abcdefghijkmnpqrstuvwxyz".utf8)
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        for index in 0..<24 {
            if index > 0, index.isMultiple(of: 6) { bytes.append(UInt8(ascii: "-")) }
            bytes.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
        }
        return Secret(bytes)
    }
}
