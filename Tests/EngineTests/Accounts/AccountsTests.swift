import Core
import Engine
import MySQLWire
import Repository
import TestKit
import Testing

/// Accounts, roles and grants through a base and the log, compared by what the servers themselves show.
@Suite(.serialized) struct AccountsTests {
    /// What every account needs besides itself.
    private static let schema =
        """
        CREATE DATABASE acc; USE acc; CREATE TABLE t (id INT PRIMARY KEY, v INT, w INT); INSERT INTO t VALUES (1, 2, 3);
        CREATE VIEW seen AS SELECT id, v FROM t; CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;
        CREATE PROCEDURE p() SELECT 1;
        """

    /// On both families: host patterns, quotes in names, column, table, view and routine grants, proxies, limits.
    private static let common =
        """
        CREATE USER plain@'%' IDENTIFIED BY 'secret'; CREATE USER 'a_b'@'192.168.%.%' IDENTIFIED BY 'pä"ss\\\\''s';
        CREATE USER masked@'10.1.0.0/255.255.0.0'; CREATE USER ''@'app.example.org'; CREATE USER 'o''b`r"x'@'%';
        CREATE USER limited@'%' IDENTIFIED BY 'x' REQUIRE SUBJECT '/CN=it is' AND ISSUER '/CN=ca'
          WITH MAX_QUERIES_PER_HOUR 7 MAX_USER_CONNECTIONS 3;
        CREATE USER locked@'%' IDENTIFIED BY 'x' ACCOUNT LOCK; CREATE USER stale@'%' IDENTIFIED BY 'x';
        ALTER USER stale@'%' PASSWORD EXPIRE; CREATE USER aging@'%' IDENTIFIED BY 'x' PASSWORD EXPIRE INTERVAL 30 DAY;
        CREATE USER gone@'%' IDENTIFIED BY 'x'; CREATE USER old_name@'%' IDENTIFIED BY 'x';
        GRANT SELECT, INSERT ON `acc`.* TO plain@'%' WITH GRANT OPTION; GRANT SELECT ON `a\\_c`.* TO plain@'%';
        GRANT SELECT (id, v), UPDATE (w) ON acc.t TO 'a_b'@'192.168.%.%'; GRANT DELETE ON acc.t TO 'o''b`r"x'@'%';
        GRANT SELECT ON acc.seen TO masked@'10.1.0.0/255.255.0.0'; GRANT EXECUTE ON PROCEDURE acc.p TO masked@'10.1.0.0/255.255.0.0';
        GRANT EXECUTE ON FUNCTION acc.f TO locked@'%'; GRANT RELOAD, PROCESS ON *.* TO locked@'%' WITH GRANT OPTION;
        GRANT PROXY ON plain@'%' TO limited@'%'; GRANT PROXY ON ''@'' TO aging@'%' WITH GRANT OPTION;
        CREATE ROLE reader, writer; GRANT SELECT ON acc.* TO reader; GRANT INSERT, UPDATE ON acc.t TO writer;
        GRANT reader TO writer; GRANT reader TO plain@'%'; GRANT writer TO locked@'%' WITH ADMIN OPTION;
        """

    private static func own(_ family: ServerFamily) -> String {
        family == .mariadb
            ? """
            SET DEFAULT ROLE reader FOR plain@'%'; GRANT SELECT ON acc.t TO PUBLIC;
            CREATE USER edwards@'%' IDENTIFIED VIA ed25519 USING PASSWORD('secret');
            CREATE USER many@'%' IDENTIFIED VIA ed25519 USING PASSWORD('s') OR unix_socket;
            CREATE USER hash@'%' IDENTIFIED BY PASSWORD '*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19';
            """
            : """
            SET DEFAULT ROLE reader TO plain@'%'; GRANT BACKUP_ADMIN, CONNECTION_ADMIN ON *.* TO plain@'%';
            CREATE USER sha@'%' IDENTIFIED WITH sha256_password BY 'secret';
            CREATE USER tried@'%' IDENTIFIED WITH caching_sha2_password BY 'x' PASSWORD HISTORY 3 PASSWORD REUSE INTERVAL 5 DAY
              FAILED_LOGIN_ATTEMPTS 4 PASSWORD_LOCK_TIME 2 PASSWORD REQUIRE CURRENT ATTRIBUTE '{"team": "it''s"}';
            CREATE USER byrole@'%' IDENTIFIED BY 'x' DEFAULT ROLE reader, writer;
            """
    }

    /// After the base, in the log alone.
    private static func changes(_ family: ServerFamily) -> String {
        """
        CREATE USER late@'%' IDENTIFIED BY 'late secret'; GRANT SELECT ON acc.* TO late@'%'; REVOKE INSERT ON acc.* FROM plain@'%';
        ALTER USER locked@'%' ACCOUNT UNLOCK; DROP USER gone@'%'; RENAME USER old_name@'%' TO new_name@'%';
        SET PASSWORD FOR 'a_b'@'192.168.%.%' = \(family == .mariadb ? "PASSWORD('new')" : "'new'");
        CREATE ROLE late_role; GRANT late_role TO late@'%'; REVOKE reader FROM writer; USE acc; CREATE PROCEDURE q() SELECT 2;
        GRANT UPDATE ON t TO late@'%'; GRANT EXECUTE ON PROCEDURE q TO late@'%'; CREATE DEFINER = late@'%' VIEW mine AS SELECT 1 AS x;
        GRANT SELECT ON acc.mine TO new_name@'%';
        """
    }

    /// What the server shows of its accounts: the statement that makes each, and its grants.
    private static func accounts(_ server: DatabaseServer) async throws -> [String: Set<String>] {
        let session = try await SourceSession.open(RestoreRig.access(server))
        let result = try await AccountReader(session).read()
        await session.close()
        #expect(result.notes == [])
        let own = ["`root`@`localhost`", "`tidemark`@`%`"]
        return Dictionary(
            uniqueKeysWithValues: result.accounts.filter { !own.contains($0.name) }
                .map { ($0.name, Set($0.grants + [$0.createStatement])) })
    }

    private static func expectEqual(
        _ source: DatabaseServer, _ target: DatabaseServer, except: Set<String> = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let wanted = try await accounts(source).filter { !except.contains($0.key) }
        let found = try await accounts(target).filter { !except.contains($0.key) }
        #expect(Set(found.keys) == Set(wanted.keys), sourceLocation: sourceLocation)
        for (name, statements) in wanted where found[name] != statements {
            Issue.record(
                """
                \(name)
                lacks \(statements.subtracting(found[name] ?? []).sorted())
                has   \((found[name] ?? []).subtracting(statements).sorted())
                """, sourceLocation: sourceLocation)
        }
    }

    private static let options = ServerOptions { $0.extraArguments = ["--plugin-load-add=auth_ed25519"] }

    /// Without accounts of this machine's name, which a server that resolves no names does not show.
    private static func prepare(_ server: DatabaseServer) async throws {
        guard server.family == .mariadb else { return }
        try await server.run(
            """
            DELETE FROM mysql.global_priv WHERE User IN ('root', '') AND Host <> 'localhost';
            DELETE FROM mysql.proxies_priv WHERE Host <> 'localhost'; FLUSH PRIVILEGES;
            """)
    }

    private static func source(_ family: ServerFamily) -> ServerOptions {
        family == .mariadb ? options : ServerOptions()
    }

    /// A source with accounts in a base and in the log, and its repository.
    private static func with(
        _ family: ServerFamily, _ statements: String, _ changes: String,
        _ body: (DatabaseServer, Lab) async throws -> Void
    ) async throws {
        try await DatabaseServer.with(family, source(family)) { server in
            try await prepare(server)
            try await server.run(schema + statements)
            let lab = try await Lab.make("accounts")
            let stream = try await lab.startStream(server)
            try await lab.backup(server)
            if !changes.isEmpty { try await server.run(changes) }
            try await lab.awaitStored(server)
            #expect(try await stream.interrupt().isSuccess)
            try await body(server, lab)
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `everything the servers show comes back`(family: ServerFamily) async throws {
        try await Self.with(family, Self.common + Self.own(family), Self.changes(family)) { server, lab in
            try await DatabaseServer.with(family, Self.source(family)) { target in
                try await Self.prepare(target)
                // Who restores proxies must be allowed to give them away.
                try await target.run("GRANT PROXY ON ''@'' TO tidemark@'%' WITH GRANT OPTION")
                let first = try await lab.program.run(lab.restoreArguments(to: "latest", target) + ["--json"])
                #expect(first.status == .exited(0), "\(first.output)\(first.errors)")
                #expect(first.output.contains(#""undone":[]"#))
                try await Self.expectEqual(server, target)
                // They are there and the same: nothing is to be done.
                let again = try await lab.restore(to: "latest", target, ["--existing", "replace"])
                #expect(!again.output.contains("undone"))
                try await Self.expectEqual(server, target)
            }
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `an account the target had stays, and exit 0 is not given for it`(family: ServerFamily) async throws {
        let accounts =
            """
            CREATE USER mine@'%' IDENTIFIED BY 'source'; GRANT SELECT ON acc.* TO mine@'%'; CREATE USER new@'%' IDENTIFIED BY 'x';
            """
        let changes =
            "GRANT ALL ON *.* TO mine@'%'; ALTER USER root@localhost WITH MAX_USER_CONNECTIONS 100;"
            + " CREATE USER late@'%' IDENTIFIED BY 'mine'; GRANT RELOAD ON *.* TO late@'%';"
        try await Self.with(family, accounts, changes) { server, lab in
            try await DatabaseServer.with(family) { target in
                try await Self.prepare(target)
                try await target.run(
                    "CREATE USER late@'%'; CREATE USER mine@'%' IDENTIFIED BY 'target'; GRANT RELOAD ON *.* TO mine@'%';"
                )
                let before = try await Self.accounts(target)
                let root = try await target.run("SHOW CREATE USER root@localhost")
                let finished = try await lab.program.run(lab.restoreArguments(to: "latest", target))
                #expect(finished.status == .exited(12), "\(finished.output)\(finished.errors)")
                #expect(finished.errors.contains("error[restore.undone]"))
                let undone = finished.output.split(separator: "\n").filter { $0.hasPrefix("undone") }
                #expect(
                    undone.filter { $0.contains("mine") }.count == 2
                        && undone.filter { $0.contains("late") }.count == 2, "\(finished.output)")
                let after = try await Self.accounts(target)
                for name in ["`mine`@`%`", "`late`@`%`"] { #expect(after[name] == before[name]) }
                try await Self.expectEqual(server, target, except: ["`mine`@`%`", "`late`@`%`"])
                #expect(try await target.run("SHOW CREATE USER root@localhost") == root)
                // Nothing is left of the restore itself: the rows are done with.
                #expect(try await target.schemas() == ["acc"])
                let replaced = try await lab.restore(to: "latest", target, ["--existing", "replace"])
                #expect(!replaced.output.contains("undone"))
                try await Self.expectEqual(server, target)
                #expect(try await target.run("SHOW CREATE USER root@localhost") == root)
            }
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `what the target refuses is named, and not a success`(family: ServerFamily) async throws {
        // A proxy the restoring account may not give, a view over what is gone, and what only the source's server knows.
        let special =
            family == .mariadb
            ? "CREATE USER special@'%' IDENTIFIED VIA ed25519 USING PASSWORD('secret');"
            : "SET GLOBAL partial_revokes = ON; CREATE USER special@'%'; GRANT SELECT ON *.* TO special@'%';"
                + " REVOKE SELECT ON mysql.* FROM special@'%';"
        let accounts =
            """
            CREATE USER proxied@'%' IDENTIFIED BY 'x'; CREATE USER proxy@'%' IDENTIFIED BY 'x';
            GRANT PROXY ON proxied@'%' TO proxy@'%'; CREATE TABLE acc.u (id INT); CREATE VIEW acc.broken AS SELECT * FROM acc.u;
            DROP TABLE acc.u; \(special)
            """
        try await Self.with(family, accounts, "") { server, lab in
            try await DatabaseServer.with(family) { target in
                let finished = try await lab.program.run(lab.restoreArguments(to: "latest", target) + ["--json"])
                #expect(finished.status == .exited(12), "\(finished.output)\(finished.errors)")
                let done = finished.output.split(separator: "\n").first { $0.contains(#""event":"done""#) } ?? ""
                for name in ["`proxy`@`%`", "acc.broken", "`special`@`%`"] {
                    #expect(done.contains(name), "\(done)")
                }
                #expect(!done.contains("secret"))
                #expect(finished.output.contains(#""code":"restore.undone""#))
                #expect(finished.output.hasSuffix("\"exit\":12}\n"))
            }
        }
    }
}

@Suite struct AccountNamesTests {
    @Test(arguments: [
        (
            "CREATE USER 'a'@'h' IDENTIFIED BY 'b@c', d IDENTIFIED BY 'e' DEFAULT ROLE f, g REQUIRE NONE",
            ["a@h", "d@%"]
        ),
        ("CREATE OR REPLACE USER IF NOT EXISTS a@10.0.0.1", ["a@10.0.0.1"]), ("create role r, s", ["r", "s"]),
        ("RENAME USER a TO b@'h', c@'%' TO `d`@`%`", ["b@h", "d@%"]), ("ALTER USER a IDENTIFIED BY 'b'", []),
        ("GRANT CREATE USER ON *.* TO a", []), ("CREATE ROLE r WITH ADMIN u@h", ["r"]), ("CREATE USER", []),
    ])
    func findsWhatIsMade(_ text: String, _ names: [String]) {
        #expect(AccountNames.made(by: Array(text.utf8), isMariaDB: true) == Set(names))
    }

    @Test(arguments: [
        ("GRANT SELECT ON a.b TO 'u'@'10.%', `r`@localhost", ["u@10.%", "r@localhost"]),
        ("ALTER USER app@10.0.0.1 IDENTIFIED BY 'x@y'", ["app@10.0.0.1"]),
        ("DROP USER x@db-1.example.org,y", ["x@db-1.example.org", "y@%", "y"]),
        ("SET PASSWORD FOR ''@'h' = 'z'", ["@h"]), ("CREATE ROLE boss", ["boss"]), ("CREATE USER u@", ["u@%"]),
        ("@", []),
    ])
    func finds(_ text: String, _ names: [String]) {
        let found = AccountNames.named(in: Array(text.utf8), isMariaDB: false)
        #expect(Set(names).isSubset(of: found), "\(found)")
    }
}
