import TestKit

/// One fault as it was chosen: to whom it happens and for how long.
struct ChaosAct: Sendable, CustomStringConvertible {
    let fault: ChaosFault
    /// Which of those it can happen to, to be taken by its remainder.
    let target: Int
    let seconds: Double

    init(_ fault: ChaosFault, _ random: inout SeededGenerator) {
        self.fault = fault
        target = Int.random(in: 0..<60, using: &random)
        // Outages end before workers stop by themselves for the length of all of them; a sleep is longer than any lease.
        let range =
            switch fault {
            case .freezeWorker: 26.0...40.0
            case .killWorker, .killServer: 0.5...9.0
            case .restartCatalog, .crashCatalog, .crashSource: 0.1...3.0
            default: 1.0...8.0
            }
        seconds = Double.random(in: range, using: &random)
    }

    var duration: Duration { .milliseconds(Int64(seconds * 1000)) }

    var description: String { "\(fault.rawValue), \(Int(seconds * 10)) tenths of a second" }
}
