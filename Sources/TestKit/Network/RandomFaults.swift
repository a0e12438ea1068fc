internal import Synchronization

/// Faults at random, from a seed, with never more than three in a row so that every call can come to its end.
package final class RandomFaults: Sendable {
    private let state: Mutex<(generator: SeededGenerator, row: Int)>
    private let percent: Int
    private let kinds: [HTTPFault] = [
        .answer(status: 500, code: "InternalError"), .answer(status: 503, code: "SlowDown"),
        .answer(status: 502, code: "BadGateway"), .resetRequest, .loseAnswer, .resetAnswer,
        .skewedClock(seconds: 0),
    ]

    package init(_ seed: UInt64, percent: Int) {
        state = Mutex((SeededGenerator(seed: seed), 0))
        self.percent = percent
    }

    package func fault(for request: HTTPFaultProxy.Request) -> HTTPFault? {
        state.withLock { state in
            guard state.row < 3, state.generator.chance(percent) else {
                state.row = 0
                return nil
            }
            state.row += 1
            // Only a listing can be seen to be cut.
            if request.target.contains("list-type"), state.generator.chance(50) { return .cutAnswer }
            let fault = kinds.randomElement(using: &state.generator)
            // An answer to HEAD cannot say that the clock is wrong, and here it is right.
            return request.method == "HEAD" && fault == .skewedClock(seconds: 0) ? .resetRequest : fault
        }
    }
}
