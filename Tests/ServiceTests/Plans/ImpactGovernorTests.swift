import Core
import Service
import TestKit
import Testing

@Suite struct ImpactGovernorTests {
    private let start = Timestamp(seconds: 1_790_000_000)

    private func limits(isAdaptive: Bool) -> ImpactLimits {
        var limits = ImpactLimits()
        limits.threadsRunning = 40
        limits.replicaLag = TimeSpan(seconds: 30)
        limits.historyLength = 1_000_000
        limits.isAdaptive = isAdaptive
        return limits
    }

    private func at(_ seconds: Double) -> Timestamp { start.adding(seconds: seconds) }

    @Test(arguments: [(ImpactSign.threadsRunning, 40.0), (.replicaLag, 30), (.historyLength, 1_000_000)])
    func `Each sign above its limit pauses, and calm goes on`(sign: ImpactSign, limit: Double) {
        var governor = ImpactGovernor(limits(isAdaptive: false), threads: 4, at: start)
        #expect(governor.connections == 4)
        let steps: [(time: Double, value: Double, action: ImpactAction?)] = [
            (1, limit, nil), (2, limit + 1, .pause([sign])), (3, limit + 1, nil),
            // At the limit is not calm enough; four fifths are.
            (20, limit, nil), (29, limit * 0.8, nil), (30, limit * 0.8, .read(connections: 4)), (31, limit * 0.9, nil),
        ]
        for step in steps {
            let action = governor.take(ImpactReading([sign: step.value]), at: at(step.time))
            #expect(action == step.action, "at \(step.time)")
        }
    }

    @Test func `A relapse begins the wait anew`() {
        var governor = ImpactGovernor(limits(isAdaptive: false), threads: 4, at: start)
        _ = governor.take(ImpactReading([.replicaLag: 31]), at: at(0))
        for (time, lag, isCalm) in [(9.0, 1.0, false), (9.5, 29, false), (15, 1, false), (19.5, 1, true)] {
            let action = governor.take(ImpactReading([.replicaLag: lag]), at: at(time))
            #expect((action != nil) == isCalm, "at \(time)")
        }
    }

    @Test func `Several signs are named, and what cannot be read pauses nothing`() {
        var governor = ImpactGovernor(limits(isAdaptive: false), threads: 4, at: start)
        #expect(governor.take(ImpactReading(), at: at(1)) == nil)
        let action = governor.take(ImpactReading([.historyLength: 2e6, .threadsRunning: 99]), at: at(2))
        #expect(action == .pause([.threadsRunning, .historyLength]))
        var free = ImpactGovernor(ImpactLimits(), threads: 4, at: start)
        #expect(free.take(ImpactReading([.threadsRunning: 1e9]), at: at(1)) == nil)
    }

    @Test func `Adaptive reading grows while chunks stay fast and halves when they slow down`() {
        var governor = ImpactGovernor(limits(isAdaptive: true), threads: 4, at: start)
        var seen: [Int] = []
        for (time, seconds) in [
            (5.0, 0.1), (10, 0.1), (20, 0.14), (30, 0.1), (40, 0.1), (50, 0.2), (60, 0.31), (75, 0.5), (90, 0.9),
        ] {
            _ = governor.take(ImpactReading(chunkSeconds: seconds), at: at(time))
            seen.append(governor.connections)
        }
        #expect(seen == [1, 2, 3, 4, 4, 4, 2, 1, 1])
    }

    @Test func `After a pause adaptive reading begins with one connection`() {
        var governor = ImpactGovernor(limits(isAdaptive: true), threads: 8, at: start)
        for step in 1...3 { _ = governor.take(ImpactReading(chunkSeconds: 0.1), at: at(Double(step) * 10)) }
        #expect(governor.connections == 4)
        _ = governor.take(ImpactReading([.threadsRunning: 41], chunkSeconds: 0.1), at: at(31))
        #expect(governor.isPaused)
        #expect(governor.take(ImpactReading([.threadsRunning: 2]), at: at(41)) == .read(connections: 1))
        // Close to its limit a sign lets nothing be added.
        #expect(governor.take(ImpactReading([.threadsRunning: 39], chunkSeconds: 0.1), at: at(60)) == nil)
    }

    @Test func `Never more than the plan's threads, never reading above a limit`() {
        var generator = SeededGenerator(label: "impact")
        for _ in 0..<200 {
            let threads = Int.random(in: 1...16, using: &generator)
            var governor = ImpactGovernor(
                limits(isAdaptive: Bool.random(using: &generator)), threads: threads, at: start)
            var now = start
            for _ in 0..<200 {
                now = now.adding(seconds: Double.random(in: -5...20, using: &generator))
                let running = Double(Int.random(in: 1...45, using: &generator))
                let seconds = Double.random(in: 0.05...1, using: &generator)
                _ = governor.take(ImpactReading([.threadsRunning: running], chunkSeconds: seconds), at: now)
                #expect((0...threads).contains(governor.connections), "seed \(generator.seed)")
                #expect(running <= 40 || governor.isPaused, "seed \(generator.seed)")
            }
        }
    }
}
