import Core
import Engine
import TestKit
import Testing

/// What servers say of their strain and of themselves.
@Suite("Strain of a source", .serialized)
struct SourceStrainTests {
    private func access(_ server: DatabaseServer) throws -> ServerAccess {
        ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
    }

    @Test(arguments: ServerFamily.allCases)
    func threadsAndHistoryAreRead(_ family: ServerFamily) async throws {
        let server = try await SharedServers.shared.source(family)
        let reader = StrainReader(try access(server))
        let idle = try await reader.read()
        #expect(idle.threadsRunning ?? 0 >= 1 && idle.historyLength != nil && idle.replicaLag == nil)
        // Statements that run are seen.
        let sleeping = try await withThrowingTaskGroup(of: Void.self, returning: Int.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    let session = try await SourceSession.open(try access(server))
                    _ = try await session.query("SELECT SLEEP(3)")
                    await session.close()
                }
            }
            var most = 0
            let end = ContinuousClock.now + .seconds(2)
            while ContinuousClock.now < end, most < 4 {
                most = max(most, try await reader.read().threadsRunning ?? 0)
                try await Task.sleep(for: .milliseconds(20))
            }
            try await group.waitForAll()
            return most
        }
        #expect(sleeping >= 4)
        await reader.close()
        // It connects again.
        #expect(try await reader.read().threadsRunning != nil)
        await reader.close()
    }

    @Test(arguments: ServerFamily.allCases)
    func aSurveyNamesDatabasesAndTheClock(_ family: ServerFamily) async throws {
        let server = try await SharedServers.shared.source(family)
        try await server.removeSchemas()
        try await StockClient(server).run("CREATE DATABASE surveyed; CREATE DATABASE another_one;")
        let before = Timestamp.now()
        let survey = try await SourceSurvey.take(try access(server))
        #expect(survey.databases == ["another_one", "surveyed"])
        #expect(survey.time >= before.adding(seconds: -1) && survey.time <= Timestamp.now().adding(seconds: 1))
        #expect(survey.checks.contains { $0.id == "log.row-format" && $0.isMet })
        try await server.removeSchemas()
    }
}
