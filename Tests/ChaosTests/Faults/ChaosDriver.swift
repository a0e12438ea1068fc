import Core
import TestKit

/// Chooses faults by its seed, one round after another of all there are, and notes instants of quiet in between.
final class ChaosDriver {
    private let scene: ChaosScene
    private let length: Duration
    private var random: SeededGenerator
    private(set) var instants: [ChaosInstant] = []

    init(_ scene: ChaosScene, length: Duration, random: SeededGenerator) {
        self.scene = scene
        self.length = length
        self.random = random
    }

    /// Returns when the time is over and every fault has ended.
    func run() async throws {
        let end = ContinuousClock.now + length
        var lasting: [Task<Void, Never>] = []
        var faults = 0
        rounds: while true {
            for fault in ChaosFault.allCases.shuffled(using: &random) {
                try await Task.sleep(for: .milliseconds(Int64.random(in: 2000...6000, using: &random)))
                guard ContinuousClock.now < end else { break rounds }
                let act = ChaosAct(fault, &random)
                let scene = scene
                if Self.lasts(fault) {
                    lasting.append(Task { await scene.carryOut(act) })
                } else {
                    await scene.carryOut(act)
                }
                faults += 1
                if faults.isMultiple(of: 3) { try await note(scene.sources[faults / 3 % scene.sources.count]) }
            }
        }
        for task in lasting { await task.value }
        scene.log.note("the last fault is over")
    }

    /// Whether others may happen meanwhile. A server that is started again is waited for: nobody else must do that.
    private static func lasts(_ fault: ChaosFault) -> Bool {
        switch fault {
        case .restartCatalog, .crashCatalog, .crashSource: false
        default: true
        }
    }

    /// Holds the load back and remembers what the server holds, as its own client shows it.
    func note(_ source: ChaosSource) async throws {
        let time = try await source.workload.pause()
        let instant = ChaosInstant(
            source: source.name, time: time, contents: try await HexDump(source.server).contents())
        await source.workload.resume()
        instants.append(instant)
        scene.log.note("instant of quiet: \(source.name) at \(time)")
    }
}
