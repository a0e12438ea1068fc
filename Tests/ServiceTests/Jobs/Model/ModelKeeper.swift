import Service

/// A server in a model that looks at the leases, by a clock of its own, and sometimes acts long after it looked.
struct ModelKeeper {
    var watch: LeaseWatch
    let offset: Double
    let rate: Double
    /// Neither looks nor acts before.
    var stalledUntil = 0.0
    /// Seen as silent, and not yet taken away.
    var silent: [LeaseSign] = []

    /// Its monotonic clock at a true time.
    func uptime(_ seconds: Double) -> Double { seconds * rate + offset }
}
