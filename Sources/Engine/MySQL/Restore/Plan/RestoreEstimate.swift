internal import Core

/// How long a restore is likely to take: an estimate from sizes, not a promise.
package struct RestoreEstimate: Sendable, Hashable {
    /// In seconds.
    package let load: Double
    package let prove: Double
    package let replay: Double

    package var total: Double { load + prove + replay }

    /// From the figures in README.md, of a machine of two cores that ran source, target and restore: 200 MB of sysbench's rows
    /// in 4 s over four connections, 80,000 row changes (50 MB of log) in 19 s.
    private enum Rate {
        /// Bytes of rows loaded a second by one connection.
        static let load: Double = 17e6
        /// More connections than this find the server busy.
        static let usefulConnections = 4
        /// Bytes of rows read and digested a second.
        static let prove: Double = 200e6
        /// Row changes applied a second.
        static let replay: Double = 4_000
        /// Bytes of log read and decoded a second.
        static let log: Double = 60e6
        /// Making one table, or one object.
        static let table = 0.02
    }

    package init(rowBytes: UInt64, tables: Int, changes: UInt64, eventBytes: UInt64, connections: Int) {
        let parallel = Double(min(max(connections, 1), Rate.usefulConnections))
        load = Double(rowBytes) / (Rate.load * parallel) + Double(tables) * Rate.table
        prove = Double(rowBytes) / Rate.prove
        replay = Double(changes) / Rate.replay + Double(eventBytes) / Rate.log
    }
}
