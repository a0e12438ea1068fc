internal import APIModel
package import Core
internal import Engine
internal import MySQLWire

/// MySQL and MariaDB servers, as this machine reaches them.
package struct MySQLInstanceEngine: InstanceEngine {
    package init() {}

    package func probe(_ endpoint: Endpoint, seconds: Double) async -> ProbedServer {
        let limit = Duration.milliseconds(Int64(seconds * 1000))
        switch await GreetingProbe.ask(host: endpoint.host, port: endpoint.port, timeout: limit) {
        case .greeting(let version): return .server(version.family, version: version.number)
        case .refusal(let code, let message): return .refused("\(message) (error \(code))")
        case .other(let text): return .other(text)
        case .nobody(let text): return .unreachable(text)
        }
    }

    package func check(_ login: InstanceLogin) async throws -> CheckedServer {
        // The user is set apart: in a URL some of its characters would mean something.
        var url = try ServerURL(parsing: "mysql://tidemark@\(login.endpoint)")
        url.user = login.user
        url.tls = TLSMode(rawValue: login.tls.rawValue) ?? .verifyIdentity
        let session = try await SourceSession.open(ServerAccess(url: url, password: login.password))
        do {
            let results = try await Precheck(session).run()
            await session.close()
            return CheckedServer(
                family: session.version.family, version: session.version.number,
                items: results.map { result in
                    CheckItem(
                        id: result.id, title: result.title, isRequired: result.severity == .required,
                        isMet: result.isMet, detail: result.detail, mend: result.mend)
                })
        } catch {
            await session.close()
            throw error
        }
    }

    package func accountStatements(
        user: String, host: String, requiresTLS: Bool, version: String, family: DatabaseFlavour
    ) -> (statements: [String], notes: [String]) {
        let marked = family == .mariadb ? version + "-MariaDB" : version
        let server = ServerVersion(parsing: marked)
        let account = "\(user.quotedIdentifier)@\(host.quotedIdentifier)"
        let privileges = NeededPrivilege.all(on: server).map(\.name).joined(separator: ", ")
        let tls = requiresTLS ? " REQUIRE SSL" : ""
        var notes = ["Write a password of your own instead of the dots, and store it with the instance."]
        if host == "%" {
            notes.append("Write the addresses of the workers instead of %, where you know them.")
        }
        if family == .mysql {
            notes.append(
                "Only while gtid_mode is OFF, \(NeededPrivilege.reload.purpose): GRANT RELOAD ON *.* TO \(account);")
        }
        if family == .mariadb, !server.isAtLeast(10, 5) {
            notes.append("MariaDB before 10.5 is not supported: upgrade the server.")
        }
        let statements = [
            "CREATE USER \(account) IDENTIFIED BY '…'\(tls);", "GRANT \(privileges) ON *.* TO \(account);",
        ]
        return (statements, notes)
    }
}

extension ServerVersion {
    fileprivate var family: DatabaseFlavour { flavour == .mariadb ? .mariadb : .mysql }
    fileprivate var number: String { "\(major).\(minor).\(patch)" }
}
