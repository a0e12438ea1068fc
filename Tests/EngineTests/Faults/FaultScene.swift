import Core
import TestKit
import Testing

/// A source with the workload's schema, a repository, and the proof at the end.
final class FaultScene {
    let family: ServerFamily
    let source: DatabaseServer
    let lab: Lab
    private var generator: SeededGenerator
    private var contents: [TableName: HexDump.Content] = [:]

    private init(_ family: ServerFamily, _ source: DatabaseServer, _ lab: Lab, _ generator: SeededGenerator) {
        self.family = family
        self.source = source
        self.lab = lab
        self.generator = generator
    }

    static let options = WorkloadOptions {
        $0.initialRows = 2000
        $0.bigRowBytes = 2 << 20
    }

    static func with(
        _ family: ServerFamily, _ label: String, repositoryFolder: String? = nil,
        _ body: (FaultScene) async throws -> Void
    ) async throws {
        var generator = SeededGenerator(label: "\(label) on \(family)")
        try await DatabaseServer.with(family) { source in
            try await Workload.prepare(source, seed: generator.next(), options: options)
            let lab = try await Lab.make("faults", repositoryFolder: repositoryFolder)
            try await body(FaultScene(family, source, lab, generator))
        }
    }

    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    func startWorkload() -> Workload { Workload.start(source, seed: generator.next(), options: Self.options) }

    /// Stops the workload and remembers what the source holds.
    func finish(_ workload: Workload) async throws {
        let statistics = await workload.stop()
        Notice.say("\(family): \(statistics.total) operations, \(statistics.reconnects) reconnects")
        if statistics.reconnects == 0 { #expect(statistics.unexpected == []) }
        try await remember()
    }

    func remember() async throws { contents = try await HexDump(source).contents() }

    /// Waits until all of it is stored, then ends the stream cleanly.
    func end(_ stream: TidemarkRun) async throws {
        try await lab.awaitStored(source)
        let status = try await stream.interrupt()
        #expect(status.isSuccess, "stream: \(status) \(stream.errors)")
    }

    /// Restores the newest restore point and compares it with what the source holds; the repository is whole.
    func proveLatest() async throws {
        try await lab.verify()
        let target = try await SharedServers.shared.target(family)
        try await lab.restore(to: "latest", target)
        try await compare(target)
    }

    func compare(_ target: DatabaseServer) async throws {
        let restored = try await HexDump(target).contents()
        #expect(Set(restored.keys) == Set(contents.keys))
        for (table, content) in contents.sorted(by: { $0.key < $1.key }) where restored[table] != content {
            let difference = try await HexDump.difference(of: table, source, target)
            Issue.record("\(table): \(content) and \(restored[table].map { "\($0)" } ?? "nothing")\n\(difference)")
        }
    }
}
