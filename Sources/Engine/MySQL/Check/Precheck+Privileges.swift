internal import Core
internal import MySQLWire

extension Precheck {
    /// One result a privilege, so that the missing ones can be granted one by one or together.
    func privilegeChecks(
        _ variables: [String: String], forLogAlone: Bool = false
    ) async throws(TidemarkError) -> [CheckResult] {
        let held = try await heldPrivileges()
        let account = try await account()
        let wanted = NeededPrivilege.all(on: session.version, forLogAlone: forLogAlone)
        var results = wanted.map { item in
            let isMet = held.contains("ALL PRIVILEGES") || held.contains(item.name)
            return CheckResult(
                id: "privilege." + item.name.lowercased().replacing(" ", with: "-"),
                title: "The privilege \(item.name)", isMet: isMet,
                detail: isMet ? "granted" : "it is missing, \(item.purpose)",
                mend: "GRANT \(item.name) ON *.* TO \(account);")
        }
        if !session.isMariaDB, !forLogAlone, !["ON", "ON_PERMISSIVE"].contains(variables["gtid_mode"] ?? "OFF") {
            let isMet = held.contains("ALL PRIVILEGES") || held.contains("RELOAD")
            results.append(
                CheckResult(
                    id: "privilege.reload", title: "The privilege RELOAD, since GTIDs are off", severity: .recommended,
                    isMet: isMet,
                    detail: isMet
                        ? "granted"
                        : "it is missing, \(NeededPrivilege.reload.purpose)",
                    mend: "GRANT RELOAD ON *.* TO \(account);"))
        }
        return results
    }

    private func account() async throws(TidemarkError) -> String {
        let text = try await session.query("SELECT CURRENT_USER()").firstValue ?? ""
        guard let at = text.lastIndex(of: "@") else { return text.quotedIdentifier }
        let host = String(text[text.index(after: at)...])
        return "\(String(text[..<at]).quotedIdentifier)@\(host.quotedIdentifier)"
    }

    /// Privileges on everything, the account's own and those of the roles it was granted.
    private func heldPrivileges() async throws(TidemarkError) -> Set<String> {
        var lines = try await grantLines("SHOW GRANTS")
        let roles = lines.compactMap(GrantLine.roles).flatMap { $0 }
        if !session.isMariaDB, !roles.isEmpty {
            // A role counts once it is active; default roles are.
            let using = roles.joined(separator: ", ")
            if let active = try await session.query("SELECT CURRENT_ROLE()").firstValue, active != "NONE" {
                lines += try await grantLines("SHOW GRANTS FOR CURRENT_USER() USING \(using)")
            }
        }
        var held: Set<String> = []
        for line in lines { held.formUnion(GrantLine.globalPrivileges(line)) }
        // MariaDB calls it BINLOG MONITOR since 10.5 and shows it so; older grants keep the old name.
        if held.contains("REPLICATION CLIENT") { held.insert("BINLOG MONITOR") }
        if session.isMariaDB, held.contains("REPLICATION SLAVE ADMIN") || held.contains("SUPER") {
            held.insert("REPLICATION SLAVE")
        }
        return held
    }

    private func grantLines(_ sql: String) async throws(TidemarkError) -> [String] {
        guard let result = try await session.queryIfAllowed(sql) else { return [] }
        return result.rows.indices.compactMap { result.string($0, 0) }
    }
}
