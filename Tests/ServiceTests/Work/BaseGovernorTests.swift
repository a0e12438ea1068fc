import Core
import Engine
import Service
import Testing

@Suite struct BaseGovernorTests {
    private func limits(_ threads: Int? = nil, adaptive: Bool = false) -> ImpactLimits {
        var limits = ImpactLimits()
        limits.threadsRunning = threads
        limits.isAdaptive = adaptive
        return limits
    }

    @Test func pausesAboveALimitAndSaysWhy() {
        let governor = BaseGovernor(limits(10), threads: 4, window: nil, zone: .utc, at: Fixture.at(0))
        #expect(governor.connections == 4)
        #expect(governor.look(SourceStrain(threadsRunning: 9), at: Fixture.at(1), uptime: 1) == nil)
        let change = governor.look(SourceStrain(threadsRunning: 11), at: Fixture.at(2), uptime: 2)
        #expect(change == .held("threads-running is above the limit"))
        #expect(governor.connections == 0)
        #expect(governor.look(SourceStrain(threadsRunning: 50), at: Fixture.at(4), uptime: 4) == nil)
        #expect(governor.heldSeconds(uptime: 5) == 3)
        #expect(governor.look(SourceStrain(threadsRunning: 2), at: Fixture.at(6), uptime: 6) == nil)
        let end = governor.look(SourceStrain(threadsRunning: 2), at: Fixture.at(16), uptime: 16)
        #expect(end == .goesOn(connections: 4))
        #expect(governor.heldSeconds(uptime: 100) == 14)
    }

    @Test func aShutWindowHoldsFromTheBeginning() throws {
        // Fixture's zero is 2027-01-15 08:00:00 UTC.
        let window = try RunWindow(parsing: "08:10-08:20")
        let governor = BaseGovernor(limits(), threads: 3, window: window, zone: .utc, at: Fixture.at(0))
        #expect(governor.connections == 0)
        #expect(governor.look(nil, at: Fixture.at(0), uptime: 0) == .held("its window is shut"))
        #expect(governor.look(nil, at: Fixture.at(2), uptime: 2) == nil)
        #expect(governor.look(nil, at: Fixture.at(600), uptime: 600) == .goesOn(connections: 3))
        #expect(governor.look(nil, at: Fixture.at(1200), uptime: 1200) == .held("its window is shut"))
        #expect(governor.heldSeconds(uptime: 1300) == 700)
    }

    /// Among thousands of small tables nothing tells a pace: connections are added all the same, one every ten seconds.
    @Test func smallTablesAreReadByMoreAndMore() {
        let governor = BaseGovernor(limits(adaptive: true), threads: 3, window: nil, zone: .utc, at: Fixture.at(0))
        var counts: [Int] = []
        for second in stride(from: 2.0, through: 60, by: 2) {
            governor.noteRange(bytes: 4000, seconds: 0.002)
            _ = governor.look(nil, at: Fixture.at(second), uptime: second)
            counts.append(governor.connections)
        }
        #expect(counts.first == 1 && counts.last == 3 && counts == counts.sorted())
    }

    /// While large ranges come as fast as ever a connection is added, and taken away when they do not.
    @Test func paceDecidesHowManyRead() {
        let governor = BaseGovernor(limits(adaptive: true), threads: 8, window: nil, zone: .utc, at: Fixture.at(0))
        #expect(governor.connections == 1)
        #expect(governor.look(nil, at: Fixture.at(11), uptime: 11) == nil)
        governor.noteRange(bytes: 8 << 20, seconds: 0.8)
        #expect(governor.look(nil, at: Fixture.at(12), uptime: 12) == .goesOn(connections: 2))
        // A range half as long that takes half as long is as fast.
        governor.noteRange(bytes: 4 << 20, seconds: 0.4)
        #expect(governor.look(nil, at: Fixture.at(23), uptime: 23) == .goesOn(connections: 3))
        governor.noteRange(bytes: 4 << 20, seconds: 2)
        #expect(governor.look(nil, at: Fixture.at(34), uptime: 34) == .goesOn(connections: 1))
    }
}
