import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct PostgresDriverTests {
    @Test func cutConnectionsAreMadeAgain() async throws {
        let server = try await SharedPostgres.shared.server()
        let database = try await server.makeDatabase()
        let driver = PostgresDriver(url: Secret(server.url(database)), connections: 2)
        for number in 0..<5 {
            let answer = try await driver.transaction(.read) { session in
                try session.query("SELECT ? AS n", [.integer(Int64(number))]).first?.integer("n")
            }
            #expect(answer == Int64(number))
            try await server.cutConnections(to: database)
        }
        await driver.close()
    }

    @Test func aServerThatComesBackIsUsedAgain() async throws {
        let server = try await PostgresServer.start()
        let database = try await server.makeDatabase()
        let driver = PostgresDriver(url: Secret(server.url(database)), connections: 1, patience: 30)
        try await driver.transaction(.write) { session in try session.execute("CREATE TABLE v (n BIGINT)") }
        await server.killNow()
        let impatient = PostgresDriver(url: Secret(server.url(database)), connections: 1, patience: 0)
        await #expect(throws: TidemarkError(.catalogUnavailable, "", hint: "")) {
            try await impatient.transaction(.read) { session in try session.query("SELECT 1 AS a") }
        }
        let write = Task {
            try await driver.transaction(.write) { session in try session.execute("INSERT INTO v (n) VALUES (1)") }
        }
        try await server.launch()
        #expect(try await write.value == 1)
        await driver.close()
        await impatient.close()
        await server.killNow()
    }

    @Test func aWrongPasswordIsNotTriedAgainAndNotShown() async throws {
        let server = try await SharedPostgres.shared.server()
        let driver = PostgresDriver(url: Secret(server.url("postgres", password: "wrong-secret")), patience: 30)
        do {
            _ = try await driver.transaction(.read) { session in try session.query("SELECT 1 AS a") }
            Issue.record("a wrong password was let in")
        } catch let error as TidemarkError {
            #expect(error.code == .catalogRefused)
            #expect(!"\(error)".contains("wrong-secret"))
        }
        await driver.close()
    }

    /// Libpq repeats in its messages what it cannot read.
    @Test(arguments: ["postgres://u:se%zzcret@127.0.0.1/d", "postgres://u:secret/x@127.0.0.1/d", "host=h secret"])
    func ofAURLThatCannotBeReadNothingIsShown(_ url: String) async throws {
        let driver = PostgresDriver(url: Secret(url), patience: 30)
        do {
            _ = try await driver.transaction(.read) { session in try session.query("SELECT 1 AS a") }
            Issue.record("a URL that says nothing was taken")
        } catch let error as TidemarkError {
            #expect(error.code == .catalogRefused)
            #expect(!error.description.contains("cret") && !"\(error.cause as Any)".contains("cret"))
        }
        await driver.close()
    }

    /// Two transactions that take two rows in the opposite order: PostgreSQL ends one, which is run again.
    @Test func deadlocksAreRunAgain() async throws {
        let server = try await SharedPostgres.shared.server()
        let database = try await server.makeDatabase()
        let driver = PostgresDriver(url: Secret(server.url(database)), connections: 2, patience: 60)
        try await driver.transaction(.write) { session in
            try session.execute("CREATE TABLE v (n BIGINT PRIMARY KEY, c BIGINT)")
            try session.execute("INSERT INTO v (n, c) VALUES (1, 0), (2, 0)")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [[1, 2], [2, 1]] as [[Int64]] {
                group.addTask {
                    try await driver.transaction(.write) { session in
                        for number in order {
                            try session.execute("UPDATE v SET c = c + 1 WHERE n = ?", [.integer(number)])
                            _ = try session.query("SELECT CAST(pg_sleep(0.2) AS TEXT) AS a")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let counts = try await driver.transaction(.read) { session in
            try session.query("SELECT c FROM v ORDER BY n").map { try $0.integer("c") }
        }
        #expect(counts == [2, 2])
        await driver.close()
    }

    @Test func theTimeIsTheServers() async throws {
        let server = try await SharedPostgres.shared.server()
        let driver = PostgresDriver(url: Secret(server.url("postgres")), connections: 1)
        let before = Timestamp.now()
        let now = try await driver.transaction(.read) { try $0.now() }
        #expect(now >= before.adding(seconds: -0.1) && now <= Timestamp.now().adding(seconds: 0.1))
        await driver.close()
    }
}
