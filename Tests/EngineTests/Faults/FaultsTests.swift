import Core
import Foundation
import TestKit
import Testing

/// Killed, cut off, restarted, out of space: nothing is lost, nothing half there, and the next run continues.
@Suite("Faults", .serialized)
struct FaultsTests {
    @Test("kill -9 of backup at random moments", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func killedBackup(family: ServerFamily) async throws {
        try await FaultScene.with(family, "killed backup") { scene in
            let workload = scene.startWorkload()
            var killed = 0
            for _ in 0..<4 {
                let run = try await scene.lab.startBackup(scene.source, ["--threads", "2", "--rate-limit", "1MB"])
                if try await run.kill(after: .milliseconds(scene.random(50...1500))) { killed += 1 }
                // What a killed run leaves behind is no restore point and no damage.
                try await scene.lab.verify()
            }
            #expect(killed > 0)
            try await scene.lab.backup(scene.source, ["--threads", "2"])
            try await scene.finish(workload)
            try await scene.lab.backup(scene.source)
            try await scene.proveLatest()
        }
    }

    @Test("kill -9 of stream at random moments", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func killedStream(family: ServerFamily) async throws {
        try await FaultScene.with(family, "killed stream") { scene in
            var stream = try await scene.lab.startStream(scene.source)
            try await scene.lab.backup(scene.source)
            let workload = scene.startWorkload()
            for _ in 0..<5 {
                _ = try await stream.kill(after: .milliseconds(scene.random(100...2000)))
                stream = try await scene.lab.startStream(scene.source)
            }
            try await scene.finish(workload)
            try await scene.end(stream)
            try await scene.proveLatest()
        }
    }

    @Test("kill -9 of restore at random moments", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func killedRestore(family: ServerFamily) async throws {
        try await FaultScene.with(family, "killed restore") { scene in
            let stream = try await scene.lab.startStream(scene.source)
            let workload = scene.startWorkload()
            try await scene.lab.backup(scene.source)
            try await Task.sleep(for: .seconds(3))
            try await scene.finish(workload)
            try await scene.end(stream)
            let target = try await SharedServers.shared.target(family)
            try await target.removeSchemas()
            let arguments = scene.lab.restoreArguments(to: "latest", target)
            var killed = 0
            for round in 1...6 {
                let run = try await scene.lab.program.start(arguments)
                if try await run.kill(after: .milliseconds(scene.random(100...(round * 700)))) {
                    killed += 1
                    continue
                }
                // The run before may have been killed when all was done.
                let status = await run.process.wait()
                #expect(status.isSuccess || killed > 0 && status == .exited(8), "\(run.errors)")
                break
            }
            #expect(killed > 0)
            // Continues where the killed run stood; a run that had completed is refused as the target is not empty.
            let last = try await scene.lab.program.run(arguments)
            #expect(last.status.isSuccess || last.status == .exited(8), "\(last.errors)")
            try await scene.compare(target)
        }
    }

    @Test("The server is restarted and killed", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func restartedServer(family: ServerFamily) async throws {
        try await FaultScene.with(family, "restarted server") { scene in
            var stream = try await scene.lab.startStream(scene.source)
            try await scene.lab.backup(scene.source)
            let workload = scene.startWorkload()
            try await Task.sleep(for: .seconds(2))
            try await scene.source.restart()
            try await Task.sleep(for: .seconds(3))
            await scene.source.killNow()
            try await Task.sleep(for: .milliseconds(500))
            try await scene.source.launch()
            try await Task.sleep(for: .seconds(3))
            // A stream may sit a restart out or end with a clear error; then the next run continues.
            if !stream.process.isRunning { stream = try await scene.lab.startStream(scene.source) }
            try await scene.finish(workload)
            try await scene.end(stream)
            #expect(workload.statistics.reconnects > 0)
            try await scene.proveLatest()
        }
    }

    @Test(
        "The connection is cut in the middle of a transaction", .timeLimit(.minutes(5)),
        arguments: ServerFamily.allCases)
    func cutConnection(family: ServerFamily) async throws {
        try await FaultScene.with(family, "cut connection") { scene in
            let proxy = try await TCPProxy.start(to: scene.source.port)
            var stream = try await scene.lab.startStream(scene.source, port: proxy.port)
            // The base has to read some megabytes: the cuts hit its reads, too.
            var backup = try await scene.lab.startBackup(scene.source, ["--rate-limit", "8MB"], port: proxy.port)
            let workload = scene.startWorkload()
            for _ in 0..<6 {
                let cuts = proxy.cuts
                proxy.cut(afterBytes: scene.random(1000...400_000))
                // Until somebody has connected again and read so much.
                for _ in 0..<100 where proxy.cuts == cuts {
                    if !stream.process.isRunning {
                        stream = try await scene.lab.startStream(scene.source, port: proxy.port)
                    }
                    try await Task.sleep(for: .milliseconds(100))
                }
                try await Task.sleep(for: .milliseconds(scene.random(0...300)))
            }
            // One transaction of several megabytes, cut in its middle.
            let carried = proxy.carried
            let source = scene.source
            async let big = source.run(
                "INSERT INTO witness.big VALUES (77, REPEAT('c', 8000000), 'cut') ON DUPLICATE KEY UPDATE tail = 'again'; "
                    + "UPDATE witness.big SET body = REPEAT('d', 8000000) WHERE id = 77;")
            proxy.cut(afterBytes: 6_000_000)
            _ = try await big
            // The stream may be pausing between two attempts to connect.
            for _ in 0..<600 where proxy.carried < carried + 6_000_000 {
                if !stream.process.isRunning {
                    stream = try await scene.lab.startStream(scene.source, port: proxy.port)
                }
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(proxy.carried >= carried + 6_000_000)
            if !stream.process.isRunning { stream = try await scene.lab.startStream(scene.source, port: proxy.port) }
            var status = try await backup.process.wait(atMost: .seconds(90))
            for _ in 0..<3 where !status.isSuccess {
                backup = try await scene.lab.startBackup(scene.source, port: proxy.port)
                status = try await backup.process.wait(atMost: .seconds(90))
            }
            #expect(status.isSuccess, "\(backup.errors)")
            try await scene.finish(workload)
            try await scene.end(stream)
            #expect(proxy.cuts > 2)
            try await scene.proveLatest()
            await proxy.stop()
        }
    }

    @Test("The disk is full", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func fullDisk(family: ServerFamily) async throws {
        let disk = try await SmallDisk.make(mebibytes: 3)
        try await FaultScene.with(family, "full disk", repositoryFolder: disk.folder + "/repository") { scene in
            // Noise, which no compression makes smaller.
            for number in 90..<96 {
                let noise = (0..<1_000_000).map { _ in UInt8(scene.random(0...255)) }
                let literal = "x'\(Hex.encode(noise))'"
                try await scene.source.run("INSERT INTO witness.big VALUES (\(number), \(literal), 'noise');")
            }
            let refused = try await scene.lab.program.run(["backup"] + scene.lab.sourceArguments(scene.source))
            #expect(refused.status == .exited(5), "\(refused.status) \(refused.errors)")
            #expect(refused.errors.contains("error[store.full]"), "\(refused.errors)")
            #expect(refused.errors.contains("hint:"))
            try await scene.lab.verify()
            try await disk.grow(mebibytes: 200)
            try await scene.lab.backup(scene.source)
            try await scene.remember()
            try await scene.proveLatest()
        }
        try await disk.remove()
    }
}
