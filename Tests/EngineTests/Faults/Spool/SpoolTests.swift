import Core
import Engine
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// A store that fails or stalls while the source writes: the source feels nothing, and nothing is missing afterwards.
@Suite("Spool", .serialized)
struct SpoolTests {
    @Test("A store that fails, and one that stalls", .timeLimit(.minutes(3)), arguments: ServerFamily.allCases)
    func outage(family: ServerFamily) async throws {
        try await SpoolScene.with(family) { scene in
            let stream = try await scene.start()
            try await scene.lab.backup(scene.source)
            for mode in [OutageStore.Mode.failing, .stalling] {
                scene.store.set(mode)
                let before = ContinuousClock.now
                try await scene.write(rows: 40, bytes: 500_000)
                let written = ContinuousClock.now - before
                // All of it is received and on the disk while the store is away: 20 MB against 1 MiB of memory.
                let received = ContinuousClock.now
                try await scene.await("20 MB in the spool") { scene.spoolBytes() > 19_000_000 }
                Notice.say(
                    "\(family), \(mode): 20 MB written in \(written.inMilliseconds) ms, spooled "
                        + "\((ContinuousClock.now - received).inMilliseconds) ms later")
                try await scene.source.awaitAllSent()
                scene.store.set(.working)
                try await scene.await("an empty spool") { scene.spooled().isEmpty }
            }
            #expect(scene.heard.warnings(.storeUnavailable) >= 1)
            #expect(scene.heard.warnings(.logGap) == 0)
            #expect(scene.heard.notes("made again") == 0)
            try await scene.write(rows: 3, bytes: 100)
            try await scene.settle(stream)
            try await scene.prove(family)
        }
    }

    @Test("A spool that is full, and has room again", .timeLimit(.minutes(3)))
    func full() async throws {
        try await SpoolScene.with(.mariadb) { scene in
            let stream = try await scene.start(limit: 4_000_000)
            try await scene.lab.backup(scene.source)
            scene.store.set(.failing)
            // Beyond the limit, what the pipeline holds and the buffers of both sockets.
            try await scene.write(rows: 40, bytes: 1_000_000)
            try await scene.await("the warning") { scene.heard.warnings(.spoolFull) == 1 }
            #expect(scene.spoolBytes() < 9_000_000)
            scene.store.set(.working)
            try await scene.await("room again") { scene.heard.notes("room again") >= 1 && scene.spooled().isEmpty }
            try await scene.settle(stream)
            #expect(scene.heard.warnings(.logGap) == 0)
            try await scene.prove(.mariadb)
        }
    }

    @Test("Stopped with a full spool, damaged, and continued", .timeLimit(.minutes(3)), arguments: [false, true])
    func continued(damaged: Bool) async throws {
        try await SpoolScene.with(.mariadb) { scene in
            let first = try await scene.start()
            try await scene.lab.backup(scene.source)
            let instance = try #require(try await scene.repository.instance(named: scene.lab.instance))
            scene.store.set(.failing)
            try await scene.write(rows: 20, bytes: 500_000)
            // All of it: what was not received yet would be gone with the source's log.
            try await scene.awaitAllSpooled()
            await #expect(throws: TidemarkError(.spoolLocked, "", hint: "")) {
                _ = try await SegmentSpool.open(instance, in: scene.spoolFolder)
            }
            first.cancel()
            _ = await first.result
            let files = scene.spooled()
            #expect(files.count > 2)
            try scene.expectNothingReadable(files)
            if damaged {
                try scene.flip(files[files.count / 2])
            } else {
                // The source no longer has what only the spool holds.
                try await scene.source.run("FLUSH BINARY LOGS;")
                let newest = try await scene.newestBinlog()
                try await Task.sleep(for: .milliseconds(100))
                try await scene.source.run("PURGE BINARY LOGS TO '\(newest)';")
            }
            scene.store.set(.working)
            try await scene.awaitSilence()
            let second = try await scene.start()
            try await scene.await("an empty spool") { scene.spooled().isEmpty }
            try await scene.write(rows: 2, bytes: 100)
            try await scene.settle(second)
            #expect((scene.heard.warnings(.spoolDamaged) > 0) == damaged)
            #expect(scene.heard.warnings(.logGap) == 0)
            try await scene.prove(.mariadb)
        }
    }

    @Test("What waits is stored although the source is gone", .timeLimit(.minutes(3)))
    func sourceGone() async throws {
        try await SpoolScene.with(.mariadb) { scene in
            let first = try await scene.start()
            try await scene.lab.backup(scene.source)
            scene.store.set(.failing)
            try await scene.write(rows: 20, bytes: 500_000)
            try await scene.awaitAllSpooled()
            first.cancel()
            _ = await first.result
            let written = scene.spooled().count
            #expect(written > 2)
            await scene.source.killNow()
            scene.store.set(.working)
            let job = try scene.job()
            await #expect(throws: TidemarkError(.sourceUnreachable, "", hint: "")) { try await job.run() }
            #expect(scene.spooled() == [])
            #expect(try await scene.storedTransactions() >= 20)
            #expect(scene.heard.notes("though the source cannot be reached") == 1)
            try await scene.source.restart()
            try await scene.awaitSilence()
            let second = try await scene.start()
            try await scene.write(rows: 2, bytes: 100)
            try await scene.settle(second)
            #expect(scene.heard.warnings(.logGap) == 0)
            try await scene.prove(.mariadb)
        }
    }

    @Test("kill -9 with segments in the spool", .timeLimit(.minutes(3)), arguments: ServerFamily.allCases)
    func killed(family: ServerFamily) async throws {
        try await SpoolScene.with(family) { scene in
            let spool = ["--spool", scene.spoolFolder]
            var stream = try await scene.lab.startStream(scene.source, spool)
            try await scene.lab.backup(scene.source)
            for round in 0..<3 {
                try scene.takeStoreAway(true)
                try await scene.write(rows: 20, bytes: 500_000)
                try await scene.await("something in the spool") { !scene.spooled().isEmpty }
                #expect(try await stream.kill(after: .milliseconds(Int.random(in: 0...400))))
                try scene.takeStoreAway(false)
                stream = try await scene.lab.startStream(scene.source, spool)
                // And killed again in the middle of storing what waits.
                if round == 1 {
                    _ = try await stream.kill(after: .milliseconds(Int.random(in: 50...500)))
                    stream = try await scene.lab.startStream(scene.source, spool)
                }
            }
            try await scene.awaitAllStored()
            #expect(try await stream.interrupt().isSuccess, "\(stream.errors)")
            try await scene.prove(family)
        }
    }
}
