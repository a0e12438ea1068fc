package import Core

/// How long a restore is likely to take: an estimate from sizes, not a promise.
package struct RestoreEstimate: Sendable, Hashable {
    /// What there is to do.
    package struct Work: Sendable, Hashable {
        package var rows: UInt64 = 0
        package var rowBytes: UInt64 = 0
        package var tables = 0
        /// Rows times secondary indexes.
        package var indexEntries: UInt64 = 0
        /// Row changes of the log.
        package var changes: UInt64 = 0
        package var eventBytes: UInt64 = 0

        package init() {}
    }

    /// In seconds.
    package let load: Double
    package let prove: Double
    package let replay: Double

    package var total: Double { load + prove + replay }

    /// Measured on a machine of two cores that ran the target and the restore, over two connections, with `scripts/bench
    /// restore mysql replay`.
    private struct Rates {
        /// Seconds a row, and a byte of it, whatever the number of connections: the server is busy with all of them.
        var row: Double
        var byte: Double
        /// Seconds an entry of a secondary index.
        var indexEntry: Double
        /// Seconds a row that is read and digested.
        var proof = 0.1e-6
        /// Seconds a byte of it.
        var proofByte = 0.9e-9
        /// Making one table.
        var table = 0.02

        static let mariadb = Rates(row: 0.9e-6, byte: 4e-9, indexEntry: 1.0e-6)
        static let mysql = Rates(row: 1.0e-6, byte: 5e-9, indexEntry: 1.0e-6, table: 0.05)

        /// Seconds a row change that is applied by itself.
        static let change = 1 / 6_000.0
        /// Seconds a byte of log that is read and passed over, or folded.
        static let logByte = 1 / 110e6
        /// Seconds a row change that is folded.
        static let foldedChange = 0.8e-6
    }

    package init(_ work: Work, flavour: DatabaseFlavour, connections: Int, folds: Bool) {
        let rates = flavour == .mariadb ? Rates.mariadb : Rates.mysql
        // One connection leaves half of such a machine idle.
        let share = connections < 2 ? 1.7 : 1.0
        load =
            share
            * (Double(work.rows) * rates.row + Double(work.rowBytes) * rates.byte
                + Double(work.indexEntries) * rates.indexEntry) + Double(work.tables) * rates.table
        prove = share * (Double(work.rows) * rates.proof + Double(work.rowBytes) * rates.proofByte)
        replay =
            Double(work.changes) * (folds ? Rates.foldedChange : Rates.change) + Double(work.eventBytes) * Rates.logByte
    }

    /// How many secondary indexes a table has, by its CREATE TABLE as the server writes it.
    package static func indexes(in statement: String) -> Int {
        statement.split(separator: "\n").count { line in
            ["  KEY ", "  UNIQUE KEY ", "  FULLTEXT KEY ", "  SPATIAL KEY "].contains { line.hasPrefix($0) }
        }
    }
}
