import MySQLWire
import TestKit
import Testing

/// Accounts and TLS on real servers.
@Suite(.serialized) struct LiveSecurityTests {
    /// `USER()` of a connection, or the error.
    static func attempt(_ configuration: MySQLConfiguration) async -> Result<(user: String, isTLS: Bool), MySQLError> {
        do throws(MySQLError) {
            let connection = try await MySQLConnection.connect(configuration)
            let user = try await connection.query("SELECT SUBSTRING_INDEX(USER(), '@', 1)").firstValue ?? ""
            let isTLS = connection.isTLS
            await connection.close()
            return .success((user, isTLS))
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `every kind of account gets in with its password, and with no other`(family: ServerFamily) async throws {
        let options = ServerOptions {
            $0.tls = true
            if family == .mariadb { $0.extraArguments = ["--plugin-load-add=auth_ed25519"] }
        }
        try await DatabaseServer.with(family, options) { server in
            let long = String(repeating: "long password ", count: 20)
            let accounts: [(name: String, password: String)]
            if family == .mariadb {
                accounts = [("native", "secret"), ("edwards", "secret"), ("edlong", long), ("nopass", "")]
                try await server.run(
                    """
                    CREATE USER native@'%' IDENTIFIED VIA mysql_native_password USING PASSWORD('secret');
                    CREATE USER edwards@'%' IDENTIFIED VIA ed25519 USING PASSWORD('secret');
                    CREATE USER edlong@'%' IDENTIFIED VIA ed25519 USING PASSWORD('\(long)');
                    CREATE USER nopass@'%' IDENTIFIED VIA mysql_native_password USING PASSWORD('');
                    """)
            } else {
                accounts = [("caching", "secret"), ("sha", "secret"), ("nopass", "")]
                try await server.run(
                    """
                    CREATE USER caching@'%' IDENTIFIED WITH caching_sha2_password BY 'secret';
                    CREATE USER sha@'%' IDENTIFIED WITH sha256_password BY 'secret';
                    CREATE USER nopass@'%' IDENTIFIED WITH caching_sha2_password BY '';
                    """)
            }
            let live = LiveServer(server: server)
            let authority = try #require(server.certificates).authority
            for (name, password) in accounts {
                for way in ["tcp", "tls", "socket", "tcp again"] {
                    if way == "tcp", family == .mysql {
                        // The server's memory of passwords would hide the exchange over RSA.
                        try await server.run("FLUSH PRIVILEGES")
                    }
                    var configuration = way == "socket" ? live.socket() : live.tcp()
                    configuration.username = name
                    configuration.password = Password(password)
                    if way == "tls" {
                        configuration.tls = .verifyIdentity
                        configuration.caFile = authority
                    }
                    switch await Self.attempt(configuration) {
                    case .success(let outcome):
                        #expect(outcome.user == name, "\(name) by \(way)")
                        #expect(outcome.isTLS == (way == "tls"))
                    case .failure(let error): Issue.record("\(name) by \(way): \(error)")
                    }
                    configuration.password = Password(password + "x")
                    guard case .failure(let error) = await Self.attempt(configuration),
                        case .authentication(1045?, _) = error.kind
                    else {
                        Issue.record("\(name) by \(way) got in with a wrong password")
                        continue
                    }
                }
            }
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `certificates are checked as far as asked`(family: ServerFamily) async throws {
        let options = ServerOptions {
            $0.tls = true
            // The certificate names the first address alone.
            $0.extraArguments = ["--bind-address=127.0.0.1,127.0.0.2"]
        }
        try await DatabaseServer.with(family, options) { server in
            let live = LiveServer(server: server)
            let certificates = try #require(server.certificates)
            let other = try await Certificates.make(in: server.folder.file("other"), authorityName: "Other authority")
            func attempt(_ mode: TLSMode, ca: String?, host: String = "127.0.0.1") async -> MySQLError.Kind? {
                let configuration = live.tcp {
                    $0.tls = mode
                    $0.caFile = ca
                    $0.host = host
                }
                switch await Self.attempt(configuration) {
                case .success(let outcome): return outcome.isTLS ? nil : .misuse("no TLS")
                case .failure(let error): return error.kind
                }
            }
            func isTLSError(_ kind: MySQLError.Kind?) -> Bool { if case .tls? = kind { true } else { false } }
            #expect(await attempt(.preferred, ca: nil) == nil)
            #expect(await attempt(.required, ca: nil) == nil)
            #expect(await attempt(.verifyCA, ca: certificates.authority) == nil)
            #expect(await attempt(.verifyIdentity, ca: certificates.authority) == nil)
            #expect(await attempt(.verifyIdentity, ca: certificates.authority, host: "localhost") == nil)
            #expect(isTLSError(await attempt(.verifyCA, ca: other.authority)))
            #expect(isTLSError(await attempt(.verifyIdentity, ca: other.authority)))
            #expect(isTLSError(await attempt(.verifyIdentity, ca: nil)))
            #expect(isTLSError(await attempt(.verifyIdentity, ca: certificates.authority, host: "127.0.0.2")))
            #expect(await attempt(.verifyCA, ca: certificates.authority, host: "127.0.0.2") == nil)
            #expect(isTLSError(await attempt(.verifyCA, ca: "/nonexistent.pem")))
            try await server.run("CREATE USER cert@'%' IDENTIFIED BY 'secret' REQUIRE X509")
            var configuration = live.tcp {
                $0.tls = .verifyIdentity
                $0.caFile = certificates.authority
                $0.username = "cert"
                $0.password = Password("secret")
            }
            guard case .failure = await Self.attempt(configuration) else {
                Issue.record("let in without a certificate")
                return
            }
            configuration.clientCertificate = .init(
                certificateFile: certificates.clientCertificate, keyFile: certificates.clientKey)
            guard case .success = await Self.attempt(configuration) else {
                Issue.record("not let in with a certificate")
                return
            }
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `rows come through TLS as they are`(family: ServerFamily) async throws {
        try await DatabaseServer.with(family, ServerOptions { $0.tls = true }) { server in
            try await LiveServer(server: server).with({ $0.tls = .required }) { connection in
                let value = LiveStatementTests.noise(20 << 20, seed: 3)
                let statement = try await connection.prepare("SELECT ?, SHA2(?, 256)")
                var parameters = StatementParameters(types: [.blob])
                parameters.append(bytes: value)
                parameters.append(bytes: value)
                let batch = try await connection.collect(statement, parameters)
                let isSame = batch.framedRows[14..<(14 + value.count)] == value[...]
                #expect(isSame)
            }
        }
    }
}
