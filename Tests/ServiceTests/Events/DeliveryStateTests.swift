import Core
import Courier
import Service
import TestKit
import Testing

@Suite struct DeliveryStateTests {
    private let terms = DeliveryTerms()

    @Test func `Pauses grow, and patience ends`() {
        var state = DeliveryState(at: Fixture.at(0))
        var pauses: [Double] = []
        var now = Fixture.at(0)
        while state.phase != .dead {
            guard let number = state.begin(at: now, terms) else { return #expect(Bool(false), "not due") }
            #expect(state.fail(number, CourierFailure("away"), at: now, terms) == true)
            guard state.phase == .waiting else { break }
            pauses.append(state.notBefore.seconds(since: now))
            now = state.notBefore
        }
        #expect(pauses.prefix(9) == [10, 20, 40, 80, 160, 320, 640, 1280, 2560])
        #expect(pauses.dropFirst(9).allSatisfy { $0 == 3600 })
        #expect(now.seconds(since: Fixture.at(0)) > 80_000 && now.seconds(since: Fixture.at(0)) <= 86_400)
        #expect(state.failure == "away" && state.endedAt == now)
        #expect(state.replay(at: now) && state.begin(at: now, terms) != nil)
    }

    @Test func `What is refused for good is given up at once, and what asks for time gets it`() {
        var state = DeliveryState(at: Fixture.at(0))
        let first = state.begin(at: Fixture.at(0), terms) ?? 0
        #expect(state.fail(first, CourierFailure("busy", wait: 300), at: Fixture.at(1), terms) == true)
        #expect(state.notBefore == Fixture.at(301) && state.begin(at: Fixture.at(300), terms) == nil)
        let second = state.begin(at: Fixture.at(301), terms) ?? 0
        #expect(state.fail(second, CourierFailure("gone", isFinal: true), at: Fixture.at(302), terms) == true)
        #expect(state.phase == .dead && state.begin(at: Fixture.at(9999), terms) == nil)
    }

    @Test func `A server that has died is not waited for, and does not count any more`() {
        var state = DeliveryState(at: Fixture.at(0))
        let lost = state.begin(at: Fixture.at(0), terms) ?? 0
        #expect(state.begin(at: Fixture.at(119), terms) == nil)
        let second = state.begin(at: Fixture.at(120), terms) ?? 0
        #expect(second == lost + 1)
        #expect(
            !state.succeed(lost, at: Fixture.at(121))
                && !state.fail(lost, CourierFailure("x"), at: Fixture.at(121), terms))
        #expect(state.succeed(second, at: Fixture.at(122)) && state.phase == .sent)
        #expect(!state.replay(at: Fixture.at(123)) && state.begin(at: Fixture.at(9999), terms) == nil)
    }

    /// Random calls, also of tries long past, against what may follow what.
    @Test func `Only the newest try changes anything, and what has ended stays so`() {
        var generator = SeededGenerator(label: "deliveries")
        for _ in 0..<500 {
            var state = DeliveryState(at: Fixture.at(0))
            var now = 0.0
            for _ in 0..<40 {
                now += Double(Int.random(in: 0...400, using: &generator))
                let before = state
                let number = Int.random(in: 0...max(1, before.tries), using: &generator)
                let isNewest = number == before.tries && before.phase == .sending
                switch Int.random(in: 0..<5, using: &generator) {
                case 0:
                    let begun = state.begin(at: Fixture.at(now), terms)
                    #expect((begun != nil) == before.isDue(at: Fixture.at(now)))
                    if let begun { #expect(begun == before.tries + 1 && state.phase == .sending) }
                case 1:
                    #expect(state.succeed(number, at: Fixture.at(now)) == isNewest)
                    if isNewest { #expect(state.phase == .sent && state.failure == nil) }
                case 2, 3:
                    let isFinal = Int.random(in: 0..<6, using: &generator) == 0
                    let counted = state.fail(
                        number, CourierFailure("x", isFinal: isFinal), at: Fixture.at(now), terms)
                    #expect(counted == isNewest)
                    if counted, isFinal { #expect(state.phase == .dead) }
                    if counted, state.phase == .waiting { #expect(state.notBefore > Fixture.at(now)) }
                default: #expect(state.replay(at: Fixture.at(now)) == (before.phase == .dead))
                }
                if before.phase == .sent { #expect(state == before) }
                #expect((state.endedAt != nil) == (state.phase == .sent || state.phase == .dead))
                #expect(state.tries >= before.tries)
            }
        }
    }
}
