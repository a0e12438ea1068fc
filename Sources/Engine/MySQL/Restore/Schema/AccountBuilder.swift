internal import Core
internal import MySQLWire
internal import Repository

/// Makes users and roles with their grants. An account the target already has is left as it is, unless what exists may
/// be replaced; the one the restore itself uses is never touched.
struct AccountBuilder {
    let session: TargetSession
    let existing: ExistingPolicy

    /// Gives a sentence for everything that was left out.
    func build(_ accounts: [AccountDefinition], _ changes: [SessionStatement]) async throws -> [String] {
        var notes: [String] = []
        let own = try await session.query("SELECT CURRENT_USER()").firstValue ?? ""
        // Roles first: grants to users name them.
        for account in accounts.sorted(by: { $0.isRole && !$1.isRole }) where !Self.isReserved(account.name, own) {
            guard try await create(account) else {
                notes.append("The account \(account.name) exists on the target and was left as it is.")
                continue
            }
        }
        for account in accounts where !Self.isReserved(account.name, own) {
            for grant in account.grants {
                if let code = try await session.attempt(grant) {
                    notes.append("A grant to \(account.name) was refused with error \(code).")
                }
            }
        }
        for change in changes {
            for setting in change.session { _ = try await session.attempt(setting) }
            do {
                try await session.connection.execute(bytes: change.text)
            } catch {
                if error.isConnectionFailure { throw session.failure(error, doing: "a change of accounts") }
                // Error 1396 of CREATE USER: it exists; the rest names what does not.
                notes.append(
                    "A change of accounts in the log was refused: \(error.serverCode.map { "error \($0)" } ?? "")")
            }
        }
        return notes
    }

    private func create(_ account: AccountDefinition) async throws -> Bool {
        guard let code = try await session.attempt(account.createStatement) else { return true }
        guard existing == .replace, code == 1396 else { return false }
        _ = try await session.attempt("DROP \(account.isRole ? "ROLE" : "USER") \(account.name)")
        return try await session.attempt(account.createStatement) == nil
    }

    /// Accounts of the server itself, and the one that restores.
    private static func isReserved(_ name: String, _ own: String) -> Bool {
        let plain = name.filter { $0 != "'" && $0 != "`" && $0 != "\"" }
        return plain == own || plain.hasPrefix("mysql.") || plain.hasPrefix("mariadb.sys") || plain == "PUBLIC"
            || plain == "root@localhost"
    }
}
