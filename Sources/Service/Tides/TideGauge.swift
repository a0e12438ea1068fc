package import Catalog
internal import Core

/// Reads every instance off again and again, and writes down every few minutes what it was at worst.
///
/// Several servers may do so at once: what one of them writes is added to what the others did.
package struct TideGauge {
    /// Seconds between two looks.
    static let lookSeconds = 10.0
    /// Seconds between two writes, of small fleets and of large ones.
    static let writeSeconds = (few: 60.0, many: 300.0)
    /// The most instances of a small fleet: one statement has them all.
    private static let few = 100

    private var lookedAt = -Double.infinity
    private var writtenAt = -Double.infinity
    private var readings: [String: TideReading] = [:]
    /// The interval that the readings are of.
    private var interval: Timestamp?

    package init() {}

    /// Looks where it is time to. `uptime` in seconds, by the clock of this machine.
    package mutating func look(_ catalog: Catalog, _ cache: PlannerCache, uptime: Double) async throws {
        guard uptime - lookedAt >= Self.lookSeconds else { return }
        lookedAt = uptime
        let (now, found) = try await catalog.read { transaction in
            let now = try transaction.now()
            let facts = try cache.instances.facts(in: transaction.facts, skipsDamaged: true)
            return (now, facts.compactMapValues { TideReading($0, at: now) })
        }
        let current = TideSpan.quarter.start(of: now)
        // What was read before the interval ended belongs to it, also where it is written later.
        if let interval, interval != current { try await write(catalog, uptime: uptime) }
        interval = current
        for (id, reading) in found { if readings[id]?.take(reading) == nil { readings[id] = reading } }
        let pause = readings.count <= Self.few ? Self.writeSeconds.few : Self.writeSeconds.many
        if uptime - writtenAt >= pause { try await write(catalog, uptime: uptime) }
    }

    private mutating func write(_ catalog: Catalog, uptime: Double) async throws {
        guard let interval else { return }
        let taken = readings
        try await catalog.write { transaction in
            try transaction.tides.note(taken, at: interval)
            try transaction.tides.roll(at: try transaction.now())
        }
        readings = [:]
        writtenAt = uptime
    }
}
