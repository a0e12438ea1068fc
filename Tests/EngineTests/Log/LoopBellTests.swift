import Core
import Engine
import Synchronization
import Testing

@Suite struct LoopBellTests {
    /// Far longer than any of these tests.
    private static let long = 600.0
    private let clock = SystemClock()

    @Test func aRingEndsTheRestThatIsGoingOn() async throws {
        let (bell, clock) = (LoopBell(), clock)
        let rounds = Mutex(0)
        let loop = Task {
            for _ in 0..<3 {
                try await bell.rest(Self.long, clock)
                rounds.withLock { $0 += 1 }
            }
        }
        // However the two meet, each ring is heard by the rest that goes on or by the next.
        for round in 1...3 {
            bell.ring()
            while rounds.withLock({ $0 }) < round { try await Task.sleep(for: .milliseconds(1)) }
        }
        try await loop.value
    }

    @Test func aRingBeforeTheRestEndsItAtOnce() async throws {
        let bell = LoopBell()
        bell.ring()
        bell.ring()
        let begun = clock.uptime()
        try await bell.rest(Self.long, clock)
        #expect(clock.uptime() - begun < Self.long / 2)
        // Both rings are heard: the next rest lasts.
        try await bell.rest(0.05, clock)
        #expect(clock.uptime() - begun >= 0.05)
    }

    @Test func aRestEndsWithItsTask() async throws {
        let (bell, clock) = (LoopBell(), clock)
        let loop = Task { try await bell.rest(Self.long, clock) }
        loop.cancel()
        await #expect(throws: CancellationError.self) { try await loop.value }
    }
}
