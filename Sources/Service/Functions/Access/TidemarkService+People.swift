package import APIModel
internal import Catalog
internal import Core

/// Accounts of people.
extension TidemarkService {
    package func people(_ caller: Caller, _ page: PageRequest) async throws -> Page<PersonDocument> {
        try await read(caller, .listPeople, on: Self.resource(nil)) { transaction, permit in
            let rows = try transaction.people.page(after: page.after, limit: page.limit + 1)
            let list = try Page(rows, page, key: \.name) { try transaction.view(of: $0) }
            return Page(
                items: list.items.filter { permit.allows(.showPerson, on: Self.resource($0.name)) }, next: list.next)
        }
    }

    /// Throws `catalog.missing`.
    package func person(_ caller: Caller, named name: String) async throws -> PersonDocument {
        try await read(caller, .showPerson, on: Self.resource(name)) { transaction, _ in
            try transaction.view(of: try transaction.people.named(name))
        }
    }

    /// A local account. The password is changed at the first time to sign in, whoever chose it. Throws `catalog.exists` where
    /// somebody is called so, in small or capital letters; `RefusedFields` where the password is weak.
    package func addPerson(_ caller: Caller, _ request: PersonRequest) async throws -> NewPersonDocument {
        try await read(caller, .addPerson, on: Self.resource(request.name)) { _, _ in }
        if request.name.lowercased() == Caller(.nobody, requestID: "").name {
            throw RefusedFields(path: "name", "It stands for those who have not signed in.", hint: "Take another one.")
        }
        if let password = request.password { try PasswordRule.require(password, for: request.name, path: "password") }
        let made = request.password == nil ? RandomBytes.words(4, of: 6) : nil
        let hash = try await hasher.hash(made ?? Secret(request.password ?? "")).text
        let view = try await write(caller, .addPerson, on: Self.resource(request.name)) { transaction, permit in
            let now = try transaction.now()
            let record = PersonRecord(
                name: request.name, title: request.title ?? "", mail: request.mail, kind: .local, password: hash,
                passwordChangedAt: now, mustChange: true, createdAt: now, changedAt: now)
            guard try !transaction.people.isTaken(record.name), try transaction.people.add(record) else {
                throw TidemarkError(
                    .catalogExists, "There is a person called \(request.name).", hint: "Choose another name.")
            }
            let view = try transaction.view(of: record)
            permit.note(before: nil, after: view)
            return view
        }
        return NewPersonDocument(person: view, password: made.map(Self.text))
    }

    /// Disabling ends the person's sessions. Throws `catalog.missing`, `catalog.changed`, and `access.denied` for disabling
    /// oneself.
    package func changePerson(
        _ caller: Caller, named name: String, to request: PersonChange, over revision: Int64?
    ) async throws -> PersonDocument {
        try await write(caller, .changePerson, on: Self.resource(name)) { transaction, permit in
            var record = try transaction.people.named(name)
            try Revision.require(revision, is: record.revision, "The person \(name)")
            let before = try transaction.view(of: record)
            record.title = request.title ?? ""
            record.mail = request.mail
            record.isDisabled = request.isDisabled ?? false
            if record.isDisabled { try Self.requireAnother(caller, than: name) }
            try transaction.people.update(record)
            if record.isDisabled { try transaction.sessions.removeAll(of: name) }
            let after = try transaction.view(of: try transaction.people.named(name))
            permit.note(before: before, after: after)
            return after
        }
    }

    /// With sessions, second factor and all that was granted. Throws as changing does.
    package func removePerson(_ caller: Caller, named name: String, over revision: Int64?) async throws {
        try await write(caller, .removePerson, on: Self.resource(name)) { transaction, permit in
            let record = try transaction.people.named(name)
            try Revision.require(revision, is: record.revision, "The person \(name)")
            try Self.requireAnother(caller, than: name)
            permit.note(before: try transaction.view(of: record), after: nil)
            try transaction.people.remove(name)
            try transaction.grants.removeAll(of: .person(name))
            try transaction.access.forgetFailures(of: SignInAttempt.account(name))
        }
    }

    /// Makes another password, shown this once, to be changed at the next time to sign in; ends the person's sessions. The
    /// second factor stays. Throws `catalog.missing`, and `access.denied` for those whose password a provider has.
    package func resetPassword(_ caller: Caller, of name: String) async throws -> NewPersonDocument {
        try await read(caller, .resetPassword, on: Self.resource(name)) { _, _ in }
        let password = RandomBytes.words(4, of: 6)
        let hash = try await hasher.hash(password).text
        let view = try await write(caller, .resetPassword, on: Self.resource(name)) { transaction, _ in
            var record = try transaction.people.named(name)
            guard record.kind == .local else {
                throw TidemarkError(
                    .accessDenied, "\(name) has no password here: a provider says who that is.",
                    hint: "Have it changed at the provider.")
            }
            record.password = hash
            record.passwordChangedAt = try transaction.now()
            record.mustChange = true
            try transaction.people.update(record)
            try transaction.sessions.removeAll(of: name)
            return try transaction.view(of: try transaction.people.named(name))
        }
        return NewPersonDocument(person: view, password: Self.text(password))
    }

    /// For somebody who lost the authenticator and the recovery codes: signing in asks for the password alone again. Ends the
    /// person's sessions. Throws `catalog.missing`, and `access.denied` for one's own.
    package func resetFactor(_ caller: Caller, of name: String) async throws -> PersonDocument {
        try await write(caller, .resetFactor, on: Self.resource(name)) { transaction, permit in
            let before = try transaction.view(of: try transaction.people.named(name))
            // Who has the session alone must not be rid of the factor; one's own goes with password and code.
            try Self.requireAnother(caller, than: name)
            try transaction.dropFactor(of: name)
            try transaction.sessions.removeAll(of: name)
            let after = try transaction.view(of: try transaction.people.named(name))
            permit.note(before: before, after: after)
            return after
        }
    }

    /// Forgets failures to sign in by the name. Throws `catalog.missing`.
    package func unlockPerson(_ caller: Caller, named name: String) async throws -> PersonDocument {
        try await write(caller, .unlockPerson, on: Self.resource(name)) { transaction, _ in
            let record = try transaction.people.named(name)
            try transaction.access.forgetFailures(of: SignInAttempt.account(name))
            return try transaction.view(of: record)
        }
    }

    private static func requireAnother(_ caller: Caller, than name: String) throws(TidemarkError) {
        guard case .person(let person) = caller.identity, person.name == name else { return }
        throw TidemarkError(
            .accessDenied, "Nobody may take away the own account or its second factor in this way.",
            hint: "Have somebody else do it.")
    }
}

extension CatalogTransaction {
    func view(of person: PersonRecord) throws -> PersonDocument {
        person.view(lockedUntil: try access.lockedUntil(person: person.name))
    }
}
