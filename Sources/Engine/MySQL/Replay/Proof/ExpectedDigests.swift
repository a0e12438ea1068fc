internal import CXXHash
package import Core
package import MySQLWire
package import Repository

/// The digests that tables must have once the log is applied, kept up change by change: what a row was is taken off the
/// sum, what it became is added.
///
/// Only of tables whose rows are known to be those of one instant before the log changes them: those that the log leaves
/// alone until convergence, those without a key, which are exact from their own low on, and those that the log makes or
/// empties behind convergence. All others are unknown. It is part of the record of progress, so that a restore that was stopped goes on with it.
package struct ExpectedDigests: Sendable, Codable, Hashable {
    /// More tables are not followed: the record is written with every transaction of the target.
    package static let tableLimit = 1000

    private struct Entry: Sendable, Codable, Hashable {
        let table: TableName
        /// nil: not known.
        let digest: TableDigest?
    }

    /// By their names on the target; nil is a table that is not known.
    private var digests: [TableName: TableDigest?] = [:]
    /// Nothing is known of tables that are not in `digests`.
    private(set) var isClosed = false

    package init() {}

    /// The tables that are known and were changed, with the digests they must have.
    package var known: [TableName: TableDigest] { digests.compactMapValues { $0 } }

    /// Those that were changed as far as it was followed, known or not.
    var tables: Set<TableName> { Set(digests.keys) }

    /// Takes the changes of one event into account. `base` is the table's digest before the log changed it; nil where
    /// the changes were applied to rows of no single instant, or the base does not have the table.
    package mutating func follow(_ rows: DecodedRows, of table: TableName, base: TableDigest?) {
        let found = digests[table]
        if found == nil, isClosed || digests.count >= Self.tableLimit {
            isClosed = true
            return
        }
        // Known from the first change on, or never.
        guard base != nil, var digest = found ?? base else {
            digests[table] = .some(nil)
            return
        }
        rows.bytes.withUnsafeBytes { bytes in
            for index in 0..<rows.count {
                if let before = rows.before(index) {
                    let hash = Self.hash(bytes, before)
                    digest.removeRow(high: hash.high64, low: hash.low64)
                }
                if let after = rows.after(index) {
                    let hash = Self.hash(bytes, after)
                    digest.addRow(high: hash.high64, low: hash.low64)
                }
            }
        }
        digests[table] = digest
    }

    /// What the table must be by the changes so far; nil where that is not known.
    package func digest(of table: TableName) -> TableDigest? { digests[table] ?? nil }

    /// A statement has made the table, or emptied it.
    package mutating func begin(_ table: TableName) {
        guard digests[table] != nil || (!isClosed && digests.count < Self.tableLimit) else { return }
        digests[table] = .some(TableDigest())
    }

    /// Nothing is known of these tables any more: a statement changed them.
    package mutating func forget(_ tables: [TableName]) {
        for table in tables where digests[table] != nil || !isClosed { digests[table] = .some(nil) }
    }

    /// Changes were taken back that cannot be told from others.
    package mutating func forgetAll() {
        digests = [:]
        isClosed = true
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer, _ row: Range<Int>) -> XXH128_hash_t {
        let row = UnsafeRawBufferPointer(rebasing: bytes[row])
        return XXH3_128bits(row.baseAddress, row.count)
    }

    // MARK: Record

    private enum CodingKeys: String, CodingKey { case tables, isClosed }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        isClosed = try container.decode(Bool.self, forKey: .isClosed)
        for entry in try container.decode([Entry].self, forKey: .tables) { digests[entry.table] = .some(entry.digest) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isClosed, forKey: .isClosed)
        try container.encode(
            digests.map { Entry(table: $0.key, digest: $0.value) }.sorted { $0.table < $1.table }, forKey: .tables)
    }
}
