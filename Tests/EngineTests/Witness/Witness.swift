import Core
import Foundation
import TestKit
import Testing

/// One run of the witness test: a source under load, its instants, and the proof of each on a target.
final class Witness {
    let family: ServerFamily
    let seconds: Int
    let source: DatabaseServer
    let target: DatabaseServer
    let lab: Lab
    let workload: Workload
    let stream: TidemarkRun
    private var random: SeededGenerator
    private var instants: [WitnessInstant] = []
    private let started = ContinuousClock.now

    private init(
        family: ServerFamily, seconds: Int, source: DatabaseServer, target: DatabaseServer, lab: Lab,
        workload: Workload, stream: TidemarkRun, random: SeededGenerator
    ) {
        self.family = family
        self.seconds = seconds
        self.source = source
        self.target = target
        self.lab = lab
        self.workload = workload
        self.stream = stream
        self.random = random
    }

    /// Fills a source, begins to stream its log, then lets the workload loose.
    static func start(_ family: ServerFamily, seconds: Int) async throws -> Witness {
        var random = SeededGenerator(label: "witness on \(family)")
        async let startingSource = DatabaseServer.start(family)
        async let startingTarget = SharedServers.shared.target(family)
        let (source, target) = try await (startingSource, startingTarget)
        try await Workload.prepare(source, seed: random.next())
        let lab = try await Lab.make("witness", instance: "witness")
        let stream = try await lab.startStream(source)
        let workload = Workload.start(source, seed: random.next())
        return Witness(
            family: family, seconds: seconds, source: source, target: target, lab: lab, workload: workload,
            stream: stream, random: random)
    }

    /// Takes bases one after the other and notes instants in between, at random.
    func observe() async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        var bases = 0
        var backup = try await lab.startBackup(source, ["--threads", "3"])
        while ContinuousClock.now < end || bases == 0 {
            try await Task.sleep(for: .milliseconds(Int.random(in: 1500...5000, using: &random)))
            if !backup.process.isRunning {
                let status = await backup.process.wait()
                try #require(status.isSuccess, "backup: \(status)\n\(backup.errors)")
                bases += 1
                if bases % 2 == 1 { backup = try await lab.startBackup(source) }
            }
            try #require(stream.process.isRunning, "stream ended: \(stream.errors)")
            try #require(ContinuousClock.now < end + .seconds(90), "the base does not converge\n\(backup.errors)")
            try await note(isCovered: bases > 0)
        }
        if backup.process.isRunning {
            let status = try await backup.process.wait(atMost: .seconds(90))
            #expect(status.isSuccess, "backup: \(status)\n\(backup.errors)")
        }
        try await Task.sleep(for: .seconds(1))
        let statistics = await workload.stop()
        // The last instant is the end: nothing follows it.
        try await note(isCovered: true)
        Notice.say("\(family): \(instants.count) instants, \(bases) bases; \(statistics.summary)")
        #expect(statistics.unexpected == [])
        #expect(statistics.completed["big row", default: 0] > 0)
        try await lab.awaitStored(source)
        let status = try await stream.interrupt()
        #expect(status.isSuccess, "stream: \(status)\n\(stream.errors)")
    }

    private func note(isCovered: Bool) async throws {
        let time = try await workload.pause()
        let useGTID = random.chance(30)
        instants.append(
            WitnessInstant(
                number: instants.count + 1, time: time, gtid: useGTID ? try await lastGTID() : nil,
                contents: try await HexDump(source).contents(), definitions: try await source.definitions(),
                isCovered: isCovered))
        await workload.resume()
    }

    /// The newest transaction of the source in the form `--to` takes.
    private func lastGTID() async throws -> String {
        let client = StockClient(source)
        switch family {
        case .mariadb: return try await client.value("SELECT @@global.gtid_binlog_pos")
        case .mysql:
            let set = try await client.value("SELECT REPLACE(@@global.gtid_executed, '\\n', '')")
            let parts = set.split(separator: ":")
            let last = parts.last.flatMap { $0.split(separator: "-").last } ?? ""
            return "\(parts.first ?? ""):\(last)"
        }
    }

    /// Restores to every instant, the last one by name as well, and compares.
    func prove() async throws {
        // Long runs note many instants; each restore costs seconds.
        let chosen =
            seconds > 60 ? instants : Array(instants.suffix(4)) + instants.prefix(max(0, instants.count - 4)).prefix(1)
        for instant in chosen { try await prove(instant) }
        if let last = instants.last {
            try await lab.restore(to: "latest", target)
            try await compare(last, "latest")
        }
        try await lab.verify()
        try await compareDigests()
    }

    private func prove(_ instant: WitnessInstant) async throws {
        let label = "instant \(instant.number) of \(instants.count), --to \(instant.moment)"
        if instant.isCovered {
            let memory = random.chance(50) ? "512MB" : "1MiB"
            let finished = try await lab.restore(
                to: instant.moment, target, ["--fold-memory", memory])
            let left = finished.output.split(separator: "\n").count { $0.contains("one change after another") }
            Notice.say("\(label), folded in \(memory): all tables but \(left)")
            try await compare(instant, "\(label), folded")
            try await lab.restore(to: instant.moment, target, ["--replay", "sequential"])
        } else {
            // Before the first base converged: refused, or else right.
            try await target.removeSchemas()
            let finished = try await lab.program.run(
                lab.restoreArguments(to: instant.moment, target), atMost: .seconds(120))
            guard finished.status.isSuccess else {
                #expect(finished.status == .exited(9), "\(label): \(finished.errors)")
                #expect(try await target.schemas() == [])
                return
            }
        }
        try await compare(instant, label)
    }

    private func compare(_ instant: WitnessInstant, _ label: String) async throws {
        let restored = try await HexDump(target).contents()
        #expect(Set(restored.keys) == Set(instant.contents.keys), "\(label): tables")
        for (table, content) in instant.contents.sorted(by: { $0.key < $1.key }) {
            guard let other = restored[table] else { continue }
            if other != content { keep() }
            let isLast = instant.number == instants.count
            let detail = other != content && isLast ? try await HexDump.difference(of: table, source, target) : ""
            #expect(other == content, "\(label): \(table) \(detail)")
        }
        let definitions = try await target.definitions()
        for (name, definition) in instant.definitions.sorted(by: { $0.key < $1.key }) {
            #expect(definitions[name] == definition, "\(label): \(name)")
        }
        #expect(Set(definitions.keys).subtracting(instant.definitions.keys) == [], "\(label): objects")
    }

    /// The workload has stopped: our own digests of source and target agree as well, and name the same tables.
    private func compareDigests() async throws {
        let lines = try await [source, target].asyncMap { server in
            try await self.lab.program.require(["digest", "--source", server.url(), "--json"]).output
                .split(separator: "\n").filter { $0.contains("\"digest\"") && !$0.contains("tidemark_restore") }
                .sorted()
        }
        #expect(!lines[0].isEmpty)
        #expect(lines[0] == lines[1])
    }

    /// Leaves the repository of a failed run for whoever looks into it, where `TIDEMARK_KEEP` names a folder.
    private func keep() {
        guard let folder = ProcessInfo.processInfo.environment["TIDEMARK_KEEP"] else { return }
        try? FileManager.default.copyItem(atPath: lab.folder.path, toPath: "\(folder)/witness-\(family.rawValue)")
        try? FileManager.default.copyItem(atPath: source.dataFolder, toPath: "\(folder)/data-\(family.rawValue)")
    }

    func end() async {
        stream.process.killNow()
        await source.remove()
        Notice.say("\(family): witness took \((ContinuousClock.now - started).formatted())")
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
