package import APIModel
internal import Catalog
internal import Core

/// One's own password and sessions.
extension TidemarkService {
    /// Changes the caller's password and ends every other session of the caller. Throws `access.password`, and
    /// `access.delayed` as signing in does; `RefusedFields` where the new one is weak.
    package func changeOwnPassword(_ caller: Caller, _ request: PasswordChange) async throws {
        let (record, attempt) = try await reauthenticated(caller, .changeOwnPassword, request.current)
        try PasswordRule.requireAnother(than: request.current, request.new, path: "new")
        try PasswordRule.require(request.new, for: record.name, path: "new")
        let hash = try await hasher.hash(Secret(request.new)).text
        let session = try Self.person(caller).session
        try await write(caller, .changeOwnPassword, on: Self.resource(record.name)) { transaction, _ in
            try transaction.changePassword(of: record, to: hash)
            try transaction.sessions.removeAll(of: record.name, except: session)
            try transaction.access.forget(attempt)
        }
    }

    /// The caller's sessions.
    package func ownSessions(_ caller: Caller, _ page: PageRequest) async throws -> Page<OpenSessionDocument> {
        let person = try Self.person(caller)
        let terms = terms
        return try await read(caller, .showOwnSessions, on: Self.resource(person.name)) { transaction, _ in
            try transaction.openSessions(of: person.name, page, terms, current: person.session)
        }
    }

    /// Throws `catalog.missing`, also for a session of somebody else.
    package func endOwnSession(_ caller: Caller, _ id: String) async throws {
        let person = try Self.person(caller)
        try await write(caller, .endOwnSession, on: Self.resource(person.name)) { transaction, _ in
            guard try transaction.sessions.remove(id, of: person.name) else {
                throw transaction.session.missing("session \(id)")
            }
        }
    }

    /// Whoever shows the password once more: a session that somebody has got hold of is not enough to change what it hangs
    /// on. Throws `access.password`, `access.delayed`, and `access.denied` for machines and those without a password here.
    func reauthenticated(
        _ caller: Caller, _ function: ServiceFunction, _ password: String
    ) async throws -> (PersonRecord, SignInAttempt) {
        let person = try Self.person(caller)
        let attempt = SignInAttempt(from: caller.address, as: person.name)
        let (failures, record) = try await write(caller, function, on: Self.resource(person.name)) { transaction, _ in
            let record = try transaction.people.named(person.name)
            guard record.kind == .local else {
                throw TidemarkError(
                    .accessDenied, "\(person.name) has no password here: a provider says who that is.",
                    hint: "Change password and second factor at the provider.")
            }
            return (try transaction.access.begin(attempt), record)
        }
        do {
            return (try await proven(record, password), attempt)
        } catch let error as TidemarkError where error.code == .accessPassword {
            if failures == SignInBackoff.telling {
                try await catalog.write { try $0.tellOfLock(of: person.name, from: caller.address, failures: failures) }
            }
            throw error
        }
    }

    /// Throws `access.denied` for machines, `access.required` for nobody.
    static func person(_ caller: Caller) throws(TidemarkError) -> PersonIdentity {
        switch caller.identity {
        case .person(let person): return person
        case .nobody:
            throw TidemarkError(
                .accessRequired, "This needs a person who has signed in.", hint: "Sign in with a name and a password.")
        case .token, .service:
            throw TidemarkError(
                .accessDenied, "\(caller.name) is no person: it has no password, factor or session.",
                hint: "Sign in as a person.")
        }
    }

    static func resource(_ person: String?) -> ResourceReference { ResourceReference(.person, name: person) }
}

extension PasswordRule {
    /// Throws `RefusedFields` where nothing would change.
    static func requireAnother(than old: String, _ new: String, path: String) throws(RefusedFields) {
        if old == new {
            throw RefusedFields(path: path, "It is the password until now.", hint: "Take another one.")
        }
    }
}
