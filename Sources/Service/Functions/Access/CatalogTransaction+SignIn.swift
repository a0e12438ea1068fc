internal import APIModel
internal import Catalog
internal import Core

/// Steps that signing in and the care for one's own account share.
extension CatalogTransaction {
    /// Takes a code of the second factor, or a recovery code, so that it is never taken again. Returns whether the person has
    /// a second factor at all. Throws `access.factor`.
    func takeFactor(of person: PersonRecord, code: String?) throws -> Bool {
        guard let sealed = person.factor else { return false }
        guard let code else {
            throw TidemarkError(
                .accessFactor, "A code of the second factor is needed.",
                hint: "Send the six digits of the authenticator, or a recovery code, as code.")
        }
        let secret = try sealing.open(sealed, context: person.factorContext)
        let isTaken =
            if let step = TimedCode.step(of: code, secret, at: try now(), after: person.factorStep) {
                try people.takeStep(step, of: person.name)
            } else {
                try people.takeRecoveryCode(RecoveryCode.digest(of: code), of: person.name)
            }
        guard isTaken else {
            throw TidemarkError(
                .accessFactor, "The code of the second factor is wrong, or was used before.",
                hint: "Wait for the authenticator's next code, and see that the clocks are right.")
        }
        return true
    }

    /// Throws `access.change` without another password, `catalog.changed`.
    func changePassword(of person: PersonRecord, to hash: String?) throws {
        guard let hash else {
            throw TidemarkError(
                .accessChange, "The password has to be changed first.",
                hint: "Sign in once more, with another password as newPassword.")
        }
        var record = person
        record.password = hash
        record.passwordChangedAt = try now()
        record.mustChange = false
        // What takes a code moves the step on, of which the record does not know.
        record.factorStep = try people.named(person.name).factorStep
        try people.update(record)
    }

    /// Returns when the session ends.
    func beginSession(
        _ token: AccessToken, _ identity: PersonIdentity, _ address: String?, _ agent: String?, _ terms: SessionTerms
    ) throws -> Timestamp {
        let end = try now().adding(seconds: terms.seconds)
        try sessions.add(token, of: identity, from: address, agent: agent, until: end)
        try people.noteSignIn(of: identity.name)
        return end
    }

    func tellOfLock(of person: String, from address: String?, failures: Int) throws {
        struct Details: Encodable {
            let person: String
            let address: String?
            let failures: Int
        }
        try events.append(
            EventKind.accountLocked.rawValue,
            document: try WorkJSON.text(Details(person: person, address: address, failures: failures)))
    }
}
