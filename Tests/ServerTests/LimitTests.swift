import APIModel
import Core
import HTTPTypes
import Server
import Service
import Synchronization
import Testing

@Suite struct LimitTests {
    @Test func bodiesHaveALimitAndListsALargerOne() async throws {
        var settings = APISettings(port: 0)
        settings.limits.bodyBytes = 1000
        settings.limits.importBytes = 4000
        try await ServerScene(settings: settings).run { client in
            let title = String(repeating: "x", count: 1200)
            let large = try await client.post("projects", "{\"name\": \"a\", \"title\": \"\(title)\"}")
            #expect(large.status == 413 && large.problem?.code == "request.size")
            let rows = (0..<150).map { "n-\($0),h\n" }.joined()
            let list = try await client.send(.post, "instances/import", "name,host\n" + rows, type: "text/csv")
            #expect(list.status == 200)
            let larger = String(repeating: rows, count: 4)
            let refused = try await client.send(.post, "instances/import", "name,host\n" + larger, type: "text/csv")
            #expect(refused.status == 413)
        }
    }

    /// A source of jobs that never answers.
    private final class Stuck: JobSource {
        let wasCancelled = Mutex(false)

        private func wait() async throws {
            do {
                try await Task.sleep(for: .seconds(3600))
            } catch {
                wasCancelled.withLock { $0 = true }
                throw error
            }
        }

        func register(_ worker: WorkerHello) async throws { try await wait() }
        func claim(_ offer: WorkerOffer, count: Int) async throws -> [JobAssignment] {
            try await wait()
            return []
        }
        func heartbeat(_ job: JobID, lease: Int64) async throws -> JobOrder {
            try await wait()
            return .stop
        }
        func report(_ job: JobID, lease: Int64, _ report: JobReport) async throws { try await wait() }
        func finish(_ job: JobID, lease: Int64, _ outcome: JobOutcome) async throws { try await wait() }
        func waitForWork(atMost seconds: Double) async throws { try await wait() }
    }

    @Test func aRequestThatTakesTooLongIsEnded() async throws {
        var settings = APISettings(port: 0)
        settings.limits.seconds = 0.2
        let stuck = Stuck()
        let scene = try await ServerScene(settings: settings, jobs: stuck)
        let worker = try await scene.token(.worker)
        try await scene.run { client in
            let reply = try await client.send(.post, "work/jobs/j/heartbeat", #"{"lease": 1}"#, token: worker)
            #expect(reply.status == 504 && reply.problem?.code == "request.timeout")
        }
        #expect(stuck.wasCancelled.withLock { $0 })
    }
}
