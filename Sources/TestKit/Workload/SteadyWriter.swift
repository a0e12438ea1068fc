internal import MySQLWire

/// Single-row writes at a steady rate over a few connections, and how long they had to wait.
package enum SteadyWriter {
    /// What the writers saw.
    package struct Report: Sendable, CustomStringConvertible {
        package let writes: Int
        package let longest: Duration
        package let slowestHundredth: Duration

        package var description: String {
            "\(writes) writes, longest wait \(longest.inMilliseconds) ms, 99th percentile \(slowestHundredth.inMilliseconds) ms"
        }
    }

    /// Writes to `table` (id INT PRIMARY KEY, v INT), `rate` times a second for `duration`, to keys from 1 to `keys`.
    ///
    /// A write's wait counts from the moment it was due, so that writes held up behind a slow one count in full.
    package static func run(
        _ server: DatabaseServer, table: String, keys: Int, rate: Int, for duration: Duration, connections: Int = 4
    ) async throws -> Report {
        let start = ContinuousClock.now
        let waits = try await withThrowingTaskGroup(of: [Duration].self) { group in
            for number in 0..<connections {
                group.addTask {
                    try await write(
                        server, table, keys: keys, every: .seconds(1) * connections / rate, number: number, start,
                        duration)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }.sorted()
        guard let longest = waits.last else { throw TestKitError("nothing was written") }
        return Report(writes: waits.count, longest: longest, slowestHundredth: waits[waits.count * 99 / 100])
    }

    private static func write(
        _ server: DatabaseServer, _ table: String, keys: Int, every interval: Duration, number: Int,
        _ start: ContinuousClock.Instant, _ duration: Duration
    ) async throws -> [Duration] {
        let connection = try await server.connect()
        var waits: [Duration] = []
        var due = ContinuousClock.now + interval * number / 4
        let end = max(start, .now) + duration
        var key = number
        while due < end {
            try await Task.sleep(until: due, clock: .continuous)
            key = (key * 7919 + 13) % keys
            try await connection.execute("UPDATE \(table) SET v = v + 1 WHERE id = \(key + 1)")
            waits.append(ContinuousClock.now - due)
            due += interval
        }
        await connection.close()
        return waits
    }
}

extension Duration {
    /// Whole milliseconds.
    package var inMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
