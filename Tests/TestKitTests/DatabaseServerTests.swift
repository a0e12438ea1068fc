import TestKit
import Testing

@Suite("Throwaway servers", .serialized)
struct DatabaseServerTests {
    @Test("A server starts, answers, survives a kill and a restart", arguments: ServerFamily.allCases)
    func lifecycle(family: ServerFamily) async throws {
        let clock = ContinuousClock.now
        let server = try await DatabaseServer.start(family)
        Notice.say("\(family) \(server.installation.version) started in \(ContinuousClock.now - clock)")
        try await server.run("CREATE DATABASE d; CREATE TABLE d.t (a INT PRIMARY KEY); INSERT INTO d.t VALUES (1);")
        await server.killNow()
        #expect(!server.isRunning)
        try await server.launch()
        #expect(try await StockClient(server).value("SELECT a FROM d.t") == "1")
        try await server.restart()
        #expect(try await StockClient(server).value("SELECT @@log_bin, @@binlog_format") == "1\tROW")
        let users = try await StockClient(server).rows("SELECT user, host FROM mysql.user WHERE user = 'tidemark'")
        #expect(users == [["tidemark", "%"]])
        await server.remove()
        #expect(server.folder.bytes() == 0)
    }

    @Test("With TLS the server offers its own certificate", arguments: ServerFamily.allCases)
    func tls(family: ServerFamily) async throws {
        try await DatabaseServer.with(family, ServerOptions { $0.tls = true }) { server in
            let value = try await StockClient(server).rows("SHOW GLOBAL VARIABLES LIKE 'ssl_ca'")
            #expect(value == [["ssl_ca", try #require(server.certificates).authority]])
        }
    }
}
