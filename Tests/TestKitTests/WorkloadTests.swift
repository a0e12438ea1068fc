import TestKit
import Testing

@Suite("Workload", .serialized)
struct WorkloadTests {
    @Test("Does everything, gets no unexpected error, and pauses", arguments: ServerFamily.allCases)
    func doesEverything(family: ServerFamily) async throws {
        try await DatabaseServer.with(family) { server in
            let options = WorkloadOptions {
                $0.pauseMicroseconds = 500
                $0.definitionPauseMilliseconds = 5
                $0.initialRows = 1000
                $0.bigRowBytes = 1 << 20
                $0.bigRowEvery = 100
            }
            var random = SeededGenerator(label: "workload on \(family)")
            try await Workload.prepare(server, seed: random.next(), options: options)
            let workload = Workload.start(server, seed: random.next(), options: options)
            try await Task.sleep(for: .seconds(2))
            _ = try await workload.pause()
            let dump = HexDump(server)
            let first = try await dump.contents()
            try await Task.sleep(for: .milliseconds(500))
            #expect(try await dump.contents() == first)
            await workload.resume()
            let names = Set(Workload.operationNames(family))
            let deadline = ContinuousClock.now + .seconds(30)
            while !names.isSubset(of: workload.statistics.completed.keys), ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(100))
            }
            let statistics = await workload.stop()
            Notice.say("\(family): \(statistics.summary)")
            #expect(statistics.unexpected == [])
            #expect(try await dump.contents() != first)
            #expect(names.subtracting(statistics.completed.keys) == [])
        }
    }
}
