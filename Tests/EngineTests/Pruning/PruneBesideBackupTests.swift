import Core
import TestKit
import Testing

/// The whole way through the program: prunes while a stream and a backup of a busy server are at work.
@Suite("Pruning", .serialized)
struct PruneBesideBackupTests {
    @Test("Prunes beside a running backup", .timeLimit(.minutes(5)))
    func besideBackup() async throws {
        try await FaultScene.with(.mariadb, "prune") { scene in
            let stream = try await scene.lab.startStream(scene.source)
            try await scene.lab.backup(scene.source)
            let workload = scene.startWorkload()
            try await scene.lab.backup(scene.source)
            let running = try await scene.lab.startBackup(scene.source, ["--rate-limit", "1MB"])
            var rounds = 0
            var beside = 0
            while running.process.isRunning {
                rounds += 1
                let pruned = try await prune(scene.lab)
                if !pruned.contains(#""pendingBases":[]"#) { beside += 1 }
            }
            #expect(await running.process.wait().isSuccess, "\(running.errors)")
            #expect(beside > 0, "\(rounds) rounds")
            try await scene.finish(workload)
            try await scene.end(stream)

            let dry = try await prune(scene.lab, "--dry-run")
            let pruned = try await prune(scene.lab)
            #expect(dry.replacing(#""dryRun":true"#, with: #""dryRun":false"#) == pruned)
            #expect(pruned.contains(#""pendingBases":[]"#) && pruned.contains(#""waitingChunks":0"#))
            let listed = try await scene.lab.list()
            #expect(listed.filter { $0.contains(#""event":"base""#) }.count == 1)
            #expect(listed.filter { $0.contains(#""event":"window""#) }.count == 1)
            // What is left takes what it says, is whole, and is the source.
            try await scene.proveLatest()
            let again = try await prune(scene.lab)
            #expect(again.contains(#""freedBytes":0"#) && !again.contains(#""event":"remove""#))
        }
    }

    private func prune(_ lab: Lab, _ more: String...) async throws -> String {
        try await lab.program.require(["prune", "--repo", lab.repositoryURL, "--keep-last", "1", "--json"] + more)
            .output
    }
}
