package import Core
package import Repository

/// What exactly a drill is to prove.
package struct DrillOrder: Sendable, Hashable {
    package var which: DrillPoint
    /// By which a random restore point is chosen: the same seed and the same windows give the same one.
    package var seed: UInt64
    package var assertions: [DrillAssertion]
    /// Connections that load rows.
    package var threads: Int

    package init(
        which: DrillPoint = .newest, seed: UInt64 = .random(in: .min ... .max), assertions: [DrillAssertion] = [],
        threads: Int = 4
    ) {
        self.which = which
        self.seed = seed
        self.assertions = assertions
        self.threads = threads
    }

    /// What of a drill's payload counts here. What is nil is as the plan says.
    package struct Wish: Decodable {
        package var point: String?
        /// A decimal number.
        package var seed: String?

        package init(point: String? = nil, seed: String? = nil) {
            self.point = point
            self.seed = seed
        }
    }

    /// Throws `usage.invalid` where the payload names no restore point.
    package init(_ wish: Wish, plan: Plan?) throws(TidemarkError) {
        self.init(
            which: plan?.drills.which ?? .newest, assertions: plan?.drills.assertions ?? [],
            threads: plan?.threads ?? 4)
        if let text = wish.point {
            guard let point = DrillPoint(rawValue: text) else {
                throw TidemarkError(
                    .usage, "“\(text)” is no choice of a restore point.",
                    hint: "Write \(DrillPoint.allCases.map(\.rawValue).joined(separator: " or ")).")
            }
            which = point
        }
        if let text = wish.seed {
            guard let number = UInt64(text) else {
                throw TidemarkError(.usage, "“\(text)” is no seed.", hint: "Write the number an earlier drill printed.")
            }
            seed = number
        }
    }

    /// The moment to restore. Throws `drill.nothing` where there is no restore point.
    package func moment(in windows: [Window], of instance: String) throws(TidemarkError) -> RestoreMoment {
        guard !windows.isEmpty else {
            throw TidemarkError(
                .drillNothing, "The repository holds no restore point of \(instance).",
                hint: "Wait for the first base, or ask for one.")
        }
        switch which {
        case .newest: return .latest
        case .random: return .time(Self.instant(in: windows, seed: seed))
        }
    }

    /// An instant of the windows, each as likely as every other: the high half of the product of SplitMix64's first number
    /// and the microseconds of all windows counts from the beginning of the first.
    static func instant(in windows: [Window], seed: UInt64) -> Timestamp {
        let ordered = windows.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        let lengths = ordered.map { UInt64(max(0, $0.end.microseconds - $0.start.microseconds)) + 1 }
        var mixed = seed &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        var rest = mixed.multipliedFullWidth(by: lengths.reduce(0, &+)).high
        for (window, length) in zip(ordered, lengths) {
            if rest < length { return window.start.adding(microseconds: Int64(rest)) }
            rest -= length
        }
        return ordered[ordered.count - 1].end
    }
}
