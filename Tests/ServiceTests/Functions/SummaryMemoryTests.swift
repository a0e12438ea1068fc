import APIModel
import Core
import Service
import Synchronization
import Testing

@Suite struct SummaryMemoryTests {
    /// Counts how often the fleet is summed up; the sum tells by `workers` which it is.
    private final class Sums: Sendable {
        let made = Mutex(0)

        func next(instances: Int) -> FleetSummary {
            let number = made.withLock { count in
                count += 1
                return count
            }
            return FleetSummary(
                takenAt: WireTime(Fixture.at(0)), project: nil, instances: instances, protected: 0, atRisk: 0,
                unprotected: 0, reasons: [], streaming: 0, worstRpoSeconds: nil, jobs: [], workers: number,
                storedBytes: 0, growthBytesPerDay: 0, costPerMonth: 0, currency: "EUR")
        }
    }

    @Test func aSmallFleetIsSummedUpForEveryCall() async throws {
        let (clock, sums) = (TurnedClock(), Sums())
        let memory = SummaryMemory<FleetSummary>(clock: clock)
        for call in 1...3 {
            let summary = try await memory.summary(of: nil) { sums.next(instances: 199) }
            #expect(summary.workers == call)
        }
    }

    @Test func aLargeFleetIsGivenOutWhileTheNextSumIsMade() async throws {
        let (clock, sums) = (TurnedClock(), Sums())
        let memory = SummaryMemory<FleetSummary>(clock: clock)
        func ask() async throws -> Int {
            try await memory.summary(of: "p") { sums.next(instances: 200) }.workers
        }
        #expect(try await ask() == 1)
        clock.turn(by: 0.9)
        #expect(try await ask() == 1)
        #expect(sums.made.withLock { $0 } == 1)
        clock.turn(by: 0.2)
        // Nobody waits for the second, and nobody begins a third beside it.
        #expect(try await ask() == 1)
        try await eventually("the next sum is there") { try await ask() == 2 }
        #expect(sums.made.withLock { $0 } == 2)
        // What is too old is not given out.
        clock.turn(by: 5)
        #expect(try await ask() == 3)
        // One project is not another.
        #expect(try await memory.summary(of: "q") { sums.next(instances: 200) }.workers == 4)
    }

    @Test func aSumThatFailsIsToldOnlyToWhoeverHasNoOther() async throws {
        let (clock, sums) = (TurnedClock(), Sums())
        let memory = SummaryMemory<FleetSummary>(clock: clock)
        func ask(_ fails: Bool) async throws -> Int {
            try await memory.summary(of: nil) {
                let summary = sums.next(instances: 500)
                if fails { throw TidemarkError(.usage, "no", hint: "none") }
                return summary
            }.workers
        }
        #expect(try await ask(false) == 1)
        clock.turn(by: 2)
        #expect(try await ask(true) == 1)
        clock.turn(by: 4)
        await #expect(throws: TidemarkError.self) { () async throws in _ = try await ask(true) }
        #expect(try await ask(false) > 2)
    }
}
