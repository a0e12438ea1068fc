/// The life of a new instance during one run, without I/O: what is to be done after each thing that happened.
package struct ProvisionMachine: Sendable {
    package enum Action: Sendable, Hashable {
        case create
        case wait
        case describe
        case restore
        case settle
        /// The user has it now: until the given time is over, or for good.
        case handOver
        /// Servers that were started stop; what was restored stays.
        case suspend
        case delete
        case end
    }

    package enum Event: Sendable, Hashable {
        case succeeded
        /// With the reason kept by the caller; also when the user stopped it.
        case failed
    }

    private enum State: Hashable {
        case doing(Action)
        /// It failed; after what is under way the end is reported as a failure.
        case cleaning(Action)
        case over
    }

    private var state = State.doing(.create)
    private let isEphemeral: Bool
    /// The whole ended well.
    package private(set) var isSuccess = false

    package init(isEphemeral: Bool) { self.isEphemeral = isEphemeral }

    package var first: Action { .create }

    /// What follows.
    package mutating func note(_ event: Event) -> Action {
        switch (state, event) {
        case (.doing(let action), .succeeded): return advance(from: action)
        case (.doing(.handOver), .failed) where !isEphemeral, (.doing(.delete), .failed):
            state = .over
            return .end
        case (.doing, .failed):
            // What is not to last goes; what is stays, for the next run.
            let cleaning: Action = isEphemeral ? .delete : .suspend
            state = .cleaning(cleaning)
            return cleaning
        case (.cleaning, _), (.over, _):
            state = .over
            return .end
        }
    }

    private mutating func advance(from action: Action) -> Action {
        let next: Action
        switch action {
        case .create: next = .wait
        case .wait: next = .describe
        case .describe: next = .restore
        case .restore: next = .settle
        case .settle: next = .handOver
        case .handOver where isEphemeral: next = .delete
        case .handOver, .delete, .suspend, .end:
            isSuccess = true
            state = .over
            return .end
        }
        state = .doing(next)
        return next
    }
}
