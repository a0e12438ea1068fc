import Core
import Engine
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// A stream that merges what it archives, beside a writing server; and what a restore makes of it.
@Suite("Merged streams", .serialized)
struct MergedStreamTests {
    @Test("A restore from a merged log equals the source", .timeLimit(.minutes(3)))
    func restored() async throws {
        try await SpoolScene.with(.mariadb) { scene in
            let stream = try await scene.start(merge: Self.policy)
            try await scene.lab.backup(scene.source)
            let instance = try #require(try await scene.repository.instance(named: scene.lab.instance))
            var merged: [String] = []
            var round = 0
            while merged.count < 6 {
                try await scene.write(rows: 20, bytes: 400)
                try await scene.source.run("UPDATE app.t SET v = v + 1 WHERE id % 3 = 0;")
                merged = try await scene.store.keys("instances/\(instance.id)/log/", after: nil, limit: .max)
                    .filter { $0.contains("-") }
                round += 1
                guard round < 400 else { throw TestKitError("not merged: heard \(scene.heard.all)") }
            }
            let written = 21 * round
            try await scene.await("all of it stored") { try await scene.storedTransactions() >= written }
            try await scene.settle(stream)
            #expect(scene.heard.warnings(.logGap) == 0)
            Notice.say("\(merged.count) merged objects beside the stream")
            try await scene.prove(.mariadb)
        }
    }

    private static let policy = MergePolicy(segments: 6, keptSegments: 4, keptSeconds: 0, interval: 0.05)
}
