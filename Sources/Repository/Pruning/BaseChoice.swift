internal import Core

/// Decides which bases stay and why: pure.
struct BaseChoice {
    let options: PruneOptions
    /// Locks and holds.
    var protection = Protection()
    /// All bases that can be read.
    let bases: [BaseSummary]
    /// Before the prune.
    let windows: [Window]
    let now: Timestamp

    static let unruly = "no rule keeps it"

    /// The reasons that keep each base, by identifier; those that are not in it may go.
    func keepers() -> [String: [String]] {
        var reasons: [String: [String]] = [:]
        let usable = Set(windows.flatMap(\.bases))
        let points = bases.filter { usable.contains($0.id) }.sorted(by: Self.isOlder)
        let rules = options.policy.keepers(of: points.map(\.convergenceTime), at: now, in: options.zone)
        for (base, rules) in zip(points, rules) {
            if options.policy.rules.isEmpty {
                reasons[base.id] = ["no rule is given for bases"]
            } else if !rules.isEmpty {
                reasons[base.id] = rules.map(\.description)
            }
        }
        if let last = newest?.base, !options.removesLastBase, reasons[last.id] == nil {
            reasons[last.id] = ["it is the newest base"]
        }
        for id in anchors() { reasons[id, default: []].append("every second that is kept begins with it") }
        for base in bases { if let kept = protection.bases[base.id] { reasons[base.id, default: []] += kept } }
        if !options.removesDamagedBases {
            for base in bases where !usable.contains(base.id) && reasons[base.id] == nil {
                reasons[base.id] = ["it cannot be restored, and damaged bases are to be kept"]
            }
        }
        return reasons
    }

    /// The newest base that can be restored, and the window it is in.
    var newest: (base: BaseSummary, window: Window)? {
        let places = bases.compactMap { base in
            windows.last { $0.bases.contains(base.id) }.map { (base: base, window: $0) }
        }
        return places.max { Self.isOlder($0.base, $1.base) }
    }

    private static func isOlder(_ one: BaseSummary, _ other: BaseSummary) -> Bool {
        (one.convergenceTime, one.id) < (other.convergenceTime, other.id)
    }

    /// The bases without which the first kept second of a window would be none: of each window that reaches into the kept
    /// span the newest base at or before its beginning.
    func anchors() -> [String] { heldWindows().map(\.anchor) }

    /// Windows that reach into the kept span, each with the base that stands at its beginning.
    func heldWindows() -> [(window: Window, anchor: String)] {
        guard let start = options.policy.logStart(at: now) else { return [] }
        let times = Dictionary(bases.map { ($0.id, $0.convergenceTime) }, uniquingKeysWith: { first, _ in first })
        return windows.filter { $0.end >= start }.compactMap { window in
            let from = max(start, window.start)
            let before = window.bases.filter { times[$0].map { $0 <= from } ?? false }
            return before.max { (times[$0] ?? from, $0) < (times[$1] ?? from, $1) }.map { (window, $0) }
        }
    }
}
