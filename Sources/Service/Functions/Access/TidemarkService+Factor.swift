package import APIModel
internal import Catalog
internal import Core

/// The caller's second factor: codes of an authenticator, and codes that stand in for it.
extension TidemarkService {
    /// Makes a secret for an authenticator, which counts once it is confirmed. Throws `catalog.exists` where there is a second
    /// factor, and what showing the password throws.
    package func beginFactor(_ caller: Caller, _ request: FactorRequest) async throws -> FactorDocument {
        let (known, attempt) = try await reauthenticated(caller, .beginFactor, request.password)
        let secret = Secret(RandomBytes.make(TimedCode.secretSize))
        try await write(caller, .beginFactor, on: Self.resource(known.name)) { transaction, _ in
            var record = try transaction.people.named(known.name)
            guard record.factor == nil else {
                throw TidemarkError(
                    .catalogExists, "\(record.name) has a second factor.", hint: "Remove it before another is set up.")
            }
            record.pendingFactor = try transaction.sealing.seal(secret, context: record.factorContext)
            try transaction.people.update(record)
            try transaction.access.forget(attempt)
        }
        return FactorDocument(
            secret: secret.withBytes { Base32.encode($0) }, uri: TimedCode.uri(secret, person: known.name))
    }

    /// From now on the second factor is asked for. Ends every other session, and answers with recovery codes. Throws
    /// `catalog.missing` where none was begun, `access.factor` where the code is wrong.
    package func confirmFactor(_ caller: Caller, _ request: FactorCode) async throws -> RecoveryCodes {
        let person = try Self.person(caller)
        let codes = RecoveryCode.make().map(Self.text)
        let attempt = SignInAttempt(from: caller.address, as: person.name)
        // Counted in a transaction of its own: what is refused below is undone with it.
        try await write(caller, .confirmFactor, on: Self.resource(person.name)) { transaction, _ in
            try transaction.access.begin(attempt)
        }
        try await write(caller, .confirmFactor, on: Self.resource(person.name)) { transaction, _ in
            var record = try transaction.people.named(person.name)
            guard let pending = record.pendingFactor else {
                throw TidemarkError(
                    .catalogMissing, "No second factor waits to be confirmed.", hint: "Begin with setting one up.")
            }
            record.factor = pending
            record.pendingFactor = nil
            record.factorStep = 0
            try transaction.people.update(record)
            let confirmed = try transaction.people.named(person.name)
            let secret = try transaction.sealing.open(pending, context: record.factorContext)
            guard TimedCode.step(of: request.code, secret, at: try transaction.now(), after: 0) != nil else {
                throw TidemarkError(
                    .accessFactor, "The code is not the authenticator's.",
                    hint: "Type the six digits it shows now, and see that the clocks are right.")
            }
            _ = try transaction.takeFactor(of: confirmed, code: request.code)
            try transaction.people.setRecoveryCodes(codes.map { RecoveryCode.digest(of: $0) }, of: person.name)
            try transaction.sessions.removeAll(of: person.name, except: person.session)
            try transaction.sessions.noteFactor(true, of: person.session)
            try transaction.access.forget(attempt)
        }
        return RecoveryCodes(codes: codes)
    }

    /// Throws what showing the password throws, `access.factor`, and `catalog.missing` where there is none.
    package func removeFactor(_ caller: Caller, _ request: FactorRemoval) async throws {
        let (known, attempt) = try await reauthenticated(caller, .removeFactor, request.password)
        let session = try Self.person(caller).session
        try await write(caller, .removeFactor, on: Self.resource(known.name)) { transaction, _ in
            try transaction.requireFactor(of: known.name, code: request.code)
            try transaction.dropFactor(of: known.name)
            try transaction.sessions.removeAll(of: known.name, except: session)
            try transaction.sessions.noteFactor(false, of: session)
            try transaction.access.forget(attempt)
        }
    }

    /// Recovery codes in the place of those there were. Throws as removing the factor does.
    package func renewRecoveryCodes(_ caller: Caller, _ request: FactorRemoval) async throws -> RecoveryCodes {
        let (known, attempt) = try await reauthenticated(caller, .renewRecoveryCodes, request.password)
        let codes = RecoveryCode.make().map(Self.text)
        try await write(caller, .renewRecoveryCodes, on: Self.resource(known.name)) { transaction, _ in
            try transaction.requireFactor(of: known.name, code: request.code)
            try transaction.people.setRecoveryCodes(codes.map { RecoveryCode.digest(of: $0) }, of: known.name)
            try transaction.access.forget(attempt)
        }
        return RecoveryCodes(codes: codes)
    }

    static func text(_ secret: Secret) -> String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }
}

extension CatalogTransaction {
    /// Throws `catalog.missing` where the person has none, `access.factor`.
    fileprivate func requireFactor(of name: String, code: String) throws {
        guard try takeFactor(of: try people.named(name), code: code) else {
            throw TidemarkError(
                .catalogMissing, "\(name) has no second factor.", hint: "Set one up first.")
        }
    }

    /// With its recovery codes.
    func dropFactor(of name: String) throws {
        var record = try people.named(name)
        record.factor = nil
        record.pendingFactor = nil
        try people.update(record)
        try people.setRecoveryCodes([], of: name)
    }
}
