internal import Core
internal import MySQLWire
internal import Repository

/// Makes users and roles with their grants, in two steps: accounts before the objects, which name them as definers, and
/// what names objects (grants on views and routines) behind them.
///
/// An account the target had before the restore began is left as it is, unless what exists may be replaced; root of the
/// target itself and the account the restore uses are never touched. Both steps may be repeated after a crash.
struct AccountBuilder {
    private let session: TargetSession
    private let existing: ExistingPolicy
    /// Accounts the target had before the restore began, as `user@host`; nil where that is not known.
    private let before: Set<String>?
    private let isMariaDB: Bool
    /// Grants and changes of the log that are still to be made, in order.
    private var grants: [(account: String, statement: String)] = []
    private var changes: ArraySlice<SessionStatement> = []
    /// Never touched, as `user@host`.
    private let reserved: Set<String>
    /// Left as they are because the target had them before.
    private var left: Set<String> = []
    /// Made by this run.
    private var made: Set<String> = []
    /// On the target when this run began.
    private var present: [String: AccountDefinition] = [:]
    /// What was asked for and is not on the target.
    private(set) var undone: [String] = []
    /// What was left out because it concerns accounts that are never touched.
    private(set) var notes: [String] = []

    init(session: TargetSession, existing: ExistingPolicy, before: Set<String>?) async throws {
        self.session = session
        self.existing = existing
        self.before = before.map { Set($0.map(Self.plain)) }
        isMariaDB = session.isMariaDB
        let own = try await session.query("SELECT CURRENT_USER()").firstValue ?? ""
        reserved = [own, "root@localhost"]
    }

    /// Makes the accounts, and grants and changes as far as they can be made before views and routines are there.
    mutating func make(_ accounts: [AccountDefinition], then changes: [SessionStatement]) async throws {
        if accounts.isEmpty {
            undone.append("The base holds no accounts: the account that made it could not read them.")
        }
        present = Dictionary(
            try await AccountReader(session.reading).read().accounts.map { (Self.plain($0.name), $0) },
            uniquingKeysWith: { first, _ in first })
        // Roles first: grants to users name them.
        for account in accounts.filter(\.isRole) + accounts.filter({ !$0.isRole }) where !isReserved(account) {
            guard try await make(account) else { continue }
            grants += account.grants.map { (account.name, GrantLine.withoutPassword($0)) }
        }
        grants = try await failing(grants)
        self.changes = changes[...]
        try await applyChanges(isLast: false)
    }

    /// Makes what is left, and notes what the target refuses.
    mutating func finish() async throws {
        for (account, statement) in grants {
            if let refusal = try await refusal(of: statement) {
                undone.append("A grant to \(account) was refused: \(refusal).")
            }
        }
        grants = []
        try await applyChanges(isLast: true)
    }

    // MARK: Accounts

    /// Whether the account is now on the target and its grants are to be made.
    private mutating func make(_ account: AccountDefinition) async throws -> Bool {
        // PUBLIC is always there, and only its grants count.
        if account.createStatement.isEmpty { return true }
        let plain = Self.plain(account.name)
        if let found = present[plain] {
            guard mayReplace(plain) else {
                left.insert(plain)
                if found.createStatement != account.createStatement || Set(found.grants) != Set(account.grants) {
                    undone.append(
                        "The account \(account.name) was on the target already, with another definition or other grants,"
                            + " and was left as it is.")
                }
                return false
            }
            guard try await drop(found) else { return false }
        }
        if let refusal = try await refusal(of: account.createStatement) {
            undone.append("The account \(account.name) could not be made: \(refusal).")
            return false
        }
        made.insert(plain)
        return true
    }

    /// What an earlier run of this restore made is made anew; what was there before only where the user wants it so.
    private func mayReplace(_ plain: String) -> Bool { existing == .replace || !(before?.contains(plain) ?? true) }

    private mutating func drop(_ account: AccountDefinition) async throws -> Bool {
        guard let refusal = try await refusal(of: "DROP \(kind(account)) \(account.name)") else { return true }
        undone.append("The account \(account.name) could not be replaced: \(refusal).")
        return false
    }

    private func kind(_ account: AccountDefinition) -> String { isMariaDB && account.isRole ? "ROLE" : "USER" }

    private func failing(
        _ grants: [(account: String, statement: String)]
    ) async throws -> [(account: String, statement: String)] {
        var failing: [(account: String, statement: String)] = []
        for grant in grants where try await refusal(of: grant.statement) != nil { failing.append(grant) }
        return failing
    }

    /// Accounts of the server itself, and those that are not to be touched.
    private func isReserved(_ account: AccountDefinition) -> Bool {
        let plain = Self.plain(account.name)
        return reserved.contains(plain) || plain.hasPrefix("mysql.") || plain.hasPrefix("mariadb.sys")
    }

    // MARK: The log's changes

    /// Applies them in order; up to the first that is refused, or with `isLast` all.
    private mutating func applyChanges(isLast: Bool) async throws {
        while let change = changes.first {
            let new = AccountNames.made(by: change.text, isMariaDB: isMariaDB).subtracting(made).subtracting(reserved)
            for name in new.intersection(present.keys).subtracting(left) {
                guard let found = present[name], mayReplace(name) else {
                    left.insert(name)
                    continue
                }
                if try await drop(found) { present[name] = nil } else { left.insert(name) }
            }
            let names = AccountNames.named(in: change.text, isMariaDB: isMariaDB)
            if let kept = names.intersection(left).min() {
                undone.append("A change of \(kept) in the log was left out, because the account was left as it is.")
            } else if let kept = names.intersection(reserved).min() {
                notes.append("A change of \(kept) in the log was left out: the target keeps its own.")
            } else if let refusal = try await refusal(of: change) {
                guard isLast else { return }
                undone.append("A change of accounts in the log was refused: \(refusal).")
            } else {
                made.formUnion(new)
            }
            changes = changes.dropFirst()
        }
    }

    private func refusal(of change: SessionStatement) async throws -> String? {
        for setting in change.session { _ = try await session.attempt(setting) }
        if !change.schema.isEmpty { _ = try await session.attempt("USE \(change.schema.quotedIdentifier)") }
        return try await refusal(of: change.text)
    }

    // MARK: Statements

    private func refusal(of statement: String) async throws -> String? { try await refusal(of: Array(statement.utf8)) }

    /// What the server said against a statement; nil where it did it. Never the statement's text: it holds secrets.
    private func refusal(of statement: [UInt8]) async throws -> String? {
        do {
            try await session.connection.execute(bytes: statement)
            return nil
        } catch {
            guard case .server(let code, _, let text) = error.kind, !error.isConnectionFailure else {
                throw session.failure(error, doing: "a change of accounts")
            }
            // Syntax errors quote the statement.
            return code == 1064 ? "error \(code)" : "\(text) (error \(code))"
        }
    }

    /// `user@host` of a quoted name.
    private static func plain(_ name: String) -> String { name.filter { $0 != "'" && $0 != "`" && $0 != "\"" } }
}
