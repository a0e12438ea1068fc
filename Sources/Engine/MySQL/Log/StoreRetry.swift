internal import Core
internal import ObjectStore

/// When a store that failed is tried again, and how soon.
struct StoreRetry {
    /// How long a failing store is tried again, seconds; nil for ever.
    let patience: Double?
    private var attempts = 0
    private var since: Timestamp?

    init(patience: Double?) { self.patience = patience }

    /// Whether the store may do better later: it fails, is full, or refuses for now.
    static func mayHelp(_ error: TidemarkError) -> Bool {
        [.storeUnavailable, .storeFull, .storeDenied].contains(error.code)
    }

    var isFirst: Bool { attempts == 1 }
    var isFailing: Bool { attempts > 0 }

    /// Counts a failure: the seconds to wait before the next attempt, or nil where it is time to give up. Waits double from
    /// 0.2 s to 20 s, less up to a half at random, so that many streams do not come back to a store at once.
    mutating func failed(at now: Timestamp) -> Double? {
        let begun = since ?? now
        since = begun
        attempts += 1
        if let patience, now.seconds(since: begun) >= patience { return nil }
        return min(20, 0.1 * Double(1 << min(attempts, 8))) * Double.random(in: 0.5...1)
    }
}
