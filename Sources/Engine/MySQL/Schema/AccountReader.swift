package import Core
internal import MySQLWire
package import Repository

/// Reads users and roles as the statements that make them; the grant tables themselves are never copied.
package struct AccountReader: Sendable {
    package struct Result: Sendable {
        package var accounts: [AccountDefinition] = []
        package var notes: [String] = []
    }

    private let session: SourceSession

    package init(_ session: SourceSession) { self.session = session }

    /// Accounts that belong to the server itself.
    private static let reserved: Set<String> = ["mysql.sys", "mysql.session", "mysql.infoschema", "mariadb.sys"]

    package func read() async throws(TidemarkError) -> Result {
        session.isMariaDB ? try await readMariaDB() : try await readMySQL()
    }

    private func readMySQL() async throws(TidemarkError) -> Result {
        guard let list = try await session.queryIfAllowed("SELECT User, Host FROM mysql.user ORDER BY User, Host")
        else {
            return Self.unreadable
        }
        var roles: Set<String> = []
        if let edges = try await session.queryIfAllowed("SELECT DISTINCT FROM_USER, FROM_HOST FROM mysql.role_edges") {
            for row in edges.rows.indices {
                roles.insert(Self.name(edges.string(row, 0) ?? "", edges.string(row, 1) ?? ""))
            }
        }
        var result = Result()
        for row in list.rows.indices {
            guard let user = list.string(row, 0), let host = list.string(row, 1), !Self.reserved.contains(user) else {
                continue
            }
            let name = Self.name(user, host)
            try await add(name, create: "SHOW CREATE USER \(name)", isRole: roles.contains(name), &result)
        }
        return result
    }

    private func readMariaDB() async throws(TidemarkError) -> Result {
        guard
            let list = try await session.queryIfAllowed(
                "SELECT User, Host, is_role FROM mysql.user ORDER BY is_role = 'Y' DESC, User, Host")
        else { return Self.unreadable }
        var result = Result()
        for row in list.rows.indices {
            guard let user = list.string(row, 0), !Self.reserved.contains(user) else { continue }
            if list.string(row, 2) == "Y" {
                if user.uppercased() == "PUBLIC" {
                    // Everyone has it and nobody makes it; only what it was granted counts.
                    let grants = try await grants(of: "PUBLIC", &result)
                    if !grants.isEmpty {
                        result.accounts.append(
                            AccountDefinition(name: "PUBLIC", createStatement: "", grants: grants, isRole: true))
                    }
                    continue
                }
                let name = user.quotedIdentifier
                result.accounts.append(
                    AccountDefinition(
                        name: name, createStatement: "CREATE ROLE \(name)", grants: try await grants(of: name, &result),
                        isRole: true))
            } else {
                let name = Self.name(user, list.string(row, 1) ?? "")
                try await add(name, create: "SHOW CREATE USER \(name)", isRole: false, &result)
            }
        }
        return result
    }

    private func add(
        _ name: String, create: String, isRole: Bool, _ result: inout Result
    ) async throws(TidemarkError) {
        guard let statement = try await session.queryIfAllowed(create)?.firstValue else {
            result.notes.append("The account \(name) cannot be read: tidemark check says what to grant.")
            return
        }
        result.accounts.append(
            AccountDefinition(
                name: name, createStatement: statement, grants: try await grants(of: name, &result), isRole: isRole))
    }

    private func grants(of name: String, _ result: inout Result) async throws(TidemarkError) -> [String] {
        guard let shown = try await session.queryIfAllowed("SHOW GRANTS FOR \(name)") else {
            result.notes.append("The grants of \(name) cannot be read: tidemark check says what to grant.")
            return []
        }
        return shown.rows.indices.compactMap { shown.string($0, 0) }
    }

    private static func name(_ user: String, _ host: String) -> String {
        "\(user.quotedIdentifier)@\(host.quotedIdentifier)"
    }

    private static let unreadable = Result(
        accounts: [], notes: ["Accounts and grants are not in this base: the account may not read mysql.user."])
}
