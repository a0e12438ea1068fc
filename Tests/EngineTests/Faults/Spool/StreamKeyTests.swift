import Core
import Engine
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// A stream that runs while the repository's keys change.
@Suite("Stream keys", .serialized)
struct StreamKeyTests {
    @Test("A stream goes on in the new epoch, and a backup reads it", .timeLimit(.minutes(3)))
    func rotated() async throws {
        try await SpoolScene.with(.mariadb) { scene in
            let stream = try await scene.start(keyInterval: 0.3)
            try await scene.lab.backup(scene.source)
            let store = DirectoryStore(path: scene.lab.repositoryFolder)
            let key = Secret(try String(contentsOfFile: scene.lab.keyFile, encoding: .utf8))
            let other = try await Repository.open(store: store, key: .keyFile(key, label: "key"))
            _ = try await other.rotateRepositoryKey()
            try await scene.await("the note") { scene.heard.notes("sealed in epoch 1") == 1 }
            try await scene.write(rows: 5, bytes: 1000)
            try await scene.awaitAllStored()
            // The epoch is in clear at byte 12 of an object.
            let newest = try #require(
                try await store.keys("instances/", after: nil, limit: .max).last {
                    $0.hasSuffix(".seg")
                })
            #expect(try await store.get(newest, range: 12..<16) == [1, 0, 0, 0])
            // A second base, whose log lies in both epochs.
            try await scene.lab.backup(scene.source)
            try await scene.write(rows: 2, bytes: 1000)
            try await scene.settle(stream)
            #expect(scene.heard.warnings(.keyMismatch) == 0)
            try await scene.prove(.mariadb)
        }
    }

    @Test("A stream whose keys are destroyed ends", .timeLimit(.minutes(3)))
    func destroyed() async throws {
        try await SpoolScene.with(.mariadb) { scene in
            let stream = try await scene.start(keyInterval: 0.3)
            _ = try await KeyDestruction.run(
                store: DirectoryStore(path: scene.lab.repositoryFolder), confirming: scene.repository.descriptor.name)
            await #expect(throws: TidemarkError(.keyDestroyed, "", hint: "")) { try await stream.value }
        }
    }
}
