import Core
import Service
import TestKit
import Testing

/// What a receiver is told of a trouble, instant by instant.
@Suite struct FollowStateTests {
    private func state(isTrouble: Bool = true, isCritical: Bool = false) -> FollowState {
        var state = FollowState(event: 1, at: Fixture.at(0), isCritical: isCritical, isTrouble: isTrouble)
        state.raise(1, isCritical: isCritical, at: Fixture.at(0))
        return state
    }

    @Test func `Duplicates are folded into one word an hour`() {
        let rules = FollowRules(foldSeconds: 3600)
        var state = state()
        #expect(state.advance(to: Fixture.at(0), rules) == [.raised])
        for second in [60.0, 120, 180] {
            state.raise(Int64(second), isCritical: false, at: Fixture.at(second))
            #expect(state.advance(to: Fixture.at(second), rules) == [])
        }
        #expect(state.next(after: Fixture.at(180), rules) == Fixture.at(3600))
        #expect(state.advance(to: Fixture.at(3600), rules) == [.repeated] && state.count == 4)
        #expect(state.advance(to: Fixture.at(7200), rules) == [] && state.next(after: Fixture.at(7200), rules) == nil)
        state.end(9, at: Fixture.at(8000))
        #expect(state.advance(to: Fixture.at(8000), rules) == [.over])
        #expect(state.isDone(at: Fixture.at(8000), rules))
    }

    @Test func `What nobody acknowledges is told to others, once`() {
        let rules = FollowRules(foldSeconds: 60, escalateSeconds: 900)
        var state = state()
        _ = state.advance(to: Fixture.at(0), rules)
        #expect(state.next(after: Fixture.at(0), rules) == Fixture.at(900))
        #expect(state.advance(to: Fixture.at(899), rules) == [])
        #expect(state.advance(to: Fixture.at(900), rules) == [.escalated])
        #expect(state.advance(to: Fixture.at(9000), rules) == [] && state.next(after: Fixture.at(900), rules) == nil)
        var other = self.state()
        _ = other.advance(to: Fixture.at(0), rules)
        other.acknowledge()
        other.raise(2, isCritical: false, at: Fixture.at(100))
        #expect(other.advance(to: Fixture.at(5000), rules) == [] && other.next(after: Fixture.at(100), rules) == nil)
        other.end(3, at: Fixture.at(5001))
        #expect(other.advance(to: Fixture.at(5001), rules) == [.over])
    }

    @Test func `In quiet hours only what is critical is told`() throws {
        // It is eight at zero.
        let rules = FollowRules(foldSeconds: 60, quiet: try QuietHours("07:00-09:00", zone: "UTC"))
        var state = state()
        #expect(state.advance(to: Fixture.at(0), rules) == [])
        #expect(state.next(after: Fixture.at(0), rules) == Fixture.at(3600))
        #expect(state.advance(to: Fixture.at(3600), rules) == [.raised])
        var critical = self.state(isCritical: true)
        #expect(critical.advance(to: Fixture.at(0), rules) == [.raised])
        // One that becomes critical wakes somebody.
        var worse = self.state()
        #expect(worse.advance(to: Fixture.at(0), rules) == [])
        worse.raise(2, isCritical: true, at: Fixture.at(10))
        #expect(worse.advance(to: Fixture.at(10), rules) == [.raised])
        // One that comes and goes in them is one word when they end.
        var short = self.state()
        _ = short.advance(to: Fixture.at(0), rules)
        short.end(2, at: Fixture.at(60))
        #expect(short.advance(to: Fixture.at(60), rules) == [] && !short.isDone(at: Fixture.at(60), rules))
        #expect(short.next(after: Fixture.at(60), rules) == Fixture.at(3600))
        #expect(short.advance(to: Fixture.at(3600), rules) == [.over] && short.isDone(at: Fixture.at(3600), rules))
    }

    @Test func `What is no trouble is told once and has no end`() {
        let rules = FollowRules(foldSeconds: 60, escalateSeconds: 60)
        var state = state(isTrouble: false)
        #expect(state.advance(to: Fixture.at(0), rules) == [.raised])
        #expect(!state.isDone(at: Fixture.at(59), rules) && state.next(after: Fixture.at(0), rules) == Fixture.at(60))
        #expect(state.advance(to: Fixture.at(60), rules) == [] && state.isDone(at: Fixture.at(60), rules))
    }

    @Test func `The end is not told to whom it does not matter`() {
        let rules = FollowRules(tellsEnd: false)
        var state = state()
        _ = state.advance(to: Fixture.at(0), rules)
        state.end(2, at: Fixture.at(5))
        #expect(state.advance(to: Fixture.at(5), rules) == [] && state.isDone(at: Fixture.at(5), rules))
        state.raise(3, isCritical: false, at: Fixture.at(6))
        #expect(state.advance(to: Fixture.at(6), rules) == [.raised])
    }

    /// Random troubles: nothing that happened is lost, nothing is told too soon, too often or at the wrong hour.
    @Test func `Whatever happens, the rules hold`() throws {
        var generator = SeededGenerator(label: "follows")
        for _ in 0..<400 { try walk(&generator) }
    }

    private func walk(_ generator: inout SeededGenerator) throws {
        let quiet = try Bool.random(using: &generator) ? QuietHours("08:30-09:10", zone: "UTC") : nil
        let rules = FollowRules(
            foldSeconds: Double(Int.random(in: 0...1200, using: &generator)),
            escalateSeconds: Bool.random(using: &generator)
                ? Double(Int.random(in: 60...1800, using: &generator)) : nil,
            quiet: quiet, tellsEnd: Bool.random(using: &generator))
        let isCritical = Int.random(in: 0..<4, using: &generator) == 0
        var state = FollowState(event: 1, at: Fixture.at(0), isCritical: isCritical, isTrouble: true)
        var (raised, lastTold, firstTold): (Int, Timestamp?, Timestamp?) = (0, nil, nil)
        var (isAcknowledged, escalations, isOver, overs) = (false, 0, false, 0)
        var promised: Timestamp?
        for step in 1...60 {
            let now = Fixture.at(Double(step * 100))
            let kind = isOver ? 9 : Int.random(in: 0..<10, using: &generator)
            switch kind {
            case 0...2:
                state.raise(Int64(step), isCritical: false, at: now)
                raised += 1
            case 3 where Bool.random(using: &generator):
                state.acknowledge()
                isAcknowledged = true
            case 4 where raised > 0 && step > 40:
                state.end(Int64(step), at: now)
                isOver = true
            default: break
            }
            let told = state.advance(to: now, rules)
            let isQuiet = !isCritical && quiet?.end(around: now) != nil
            if isQuiet { #expect(told == []) }
            // What was said to come later does not come sooner where nothing has happened.
            if kind > 4, !told.isEmpty { #expect(promised.map { $0 <= now } ?? false, "\(told) at \(step)") }
            for purpose in told {
                switch purpose {
                case .raised:
                    #expect(lastTold == nil && raised > 0)
                    (lastTold, firstTold) = (now, now)
                case .repeated:
                    #expect(!isAcknowledged && !isOver && now.seconds(since: lastTold ?? now) >= rules.foldSeconds)
                    lastTold = now
                case .escalated:
                    escalations += 1
                    #expect(
                        !isAcknowledged && now.seconds(since: firstTold ?? now) >= rules.escalateSeconds ?? .infinity)
                case .over: overs += 1
                case .test: Issue.record("nobody asked for a test")
                }
            }
            #expect(state.advance(to: now, rules) == [], "asked twice")
            #expect(state.count == raised)
            if raised > 0, !isQuiet { #expect(state.told > 0) }
            promised = state.next(after: now, rules)
        }
        #expect(escalations <= 1 && overs == (isOver && rules.tellsEnd ? 1 : 0))
        #expect(state.isDone(at: Fixture.at(6000), rules) == isOver)
        // What is stored is what was there.
        #expect(try WorkJSONCopy.of(state) == state)
    }
}
