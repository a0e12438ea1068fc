import Core
import Repository
import Service
import TestKit
import Testing

@Suite struct DrillOrderTests {
    private func window(_ start: Double, _ end: Double) -> Window {
        Window(
            start: Fixture.at(start), end: Fixture.at(end), isOpen: false, run: "r", firstSegment: 1, lastSegment: 2,
            bases: ["b"])
    }

    private func instant(_ windows: [Window], seed: UInt64) throws -> Timestamp {
        guard case .time(let time) = try DrillOrder(which: .random, seed: seed).moment(in: windows, of: "i") else {
            throw TestKitError("a random restore point is a time")
        }
        return time
    }

    @Test func `The newest is whatever is newest when the restore begins`() throws {
        #expect(try DrillOrder().moment(in: [window(0, 1)], of: "i") == .latest)
        #expect(throws: TidemarkError(.drillNothing, "", hint: "")) { try DrillOrder().moment(in: [], of: "i") }
    }

    @Test func `A seed gives the same instant again, whatever the order of the windows`() throws {
        let windows = [window(0, 100), window(500, 501), window(1000, 1900)]
        for seed: UInt64 in [0, 1, 42, .max] {
            #expect(try instant(windows, seed: seed) == instant(windows.reversed(), seed: seed))
        }
        #expect(try instant([window(7, 7)], seed: 3) == Fixture.at(7))
    }

    /// A tenth of the time lies in the first window, nine tenths in the last.
    @Test func `Every instant is as likely as every other, and none lies outside`() throws {
        let windows = [window(0, 100), window(1000, 1900)]
        var first = 0
        for seed in 0..<2000 {
            let time = try instant(windows, seed: UInt64(seed))
            #expect(windows.contains { $0.start <= time && time <= $0.end })
            if time <= windows[0].end { first += 1 }
        }
        #expect((150...250).contains(first))
    }
}
