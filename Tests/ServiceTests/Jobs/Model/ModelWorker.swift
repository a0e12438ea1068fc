import Service

/// A worker in a model: its own clock, which may be wrong in every way but by a quarter of its speed, and its leases.
struct ModelWorker {
    struct Run {
        var holder: LeaseHolder
        /// True seconds of work left.
        var left: Double
    }

    var offer: WorkerOffer
    let offset: Double
    let rate: Double
    var runs: [JobID: Run] = [:]
    /// Neither works nor answers before.
    var stalledUntil = 0.0

    /// Its monotonic clock at a true time.
    func uptime(_ seconds: Double) -> Double { seconds * rate + offset }
}
