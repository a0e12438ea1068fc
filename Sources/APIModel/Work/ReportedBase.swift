package import Core

/// One base of an instance, as a worker found it.
package struct ReportedBase: Sendable, Codable, Hashable {
    package var id: String
    /// Its first restore point.
    package var convergence: Timestamp
    package var startedAt: Timestamp
    package var finishedAt: Timestamp?
    package var tables: UInt64
    package var rows: UInt64
    package var rawBytes: UInt64
    /// Of its chunks, shared ones included.
    package var storedBytes: UInt64
    /// Databases it holds; nil where only its summary was read.
    package var databases: [String]?
    /// Seconds that reading took, without those it was held; nil where it was not measured.
    package var readSeconds: Double?

    package init(
        id: String, convergence: Timestamp, startedAt: Timestamp, finishedAt: Timestamp?, tables: UInt64, rows: UInt64,
        rawBytes: UInt64, storedBytes: UInt64, databases: [String]? = nil, readSeconds: Double? = nil
    ) {
        self.id = id
        self.convergence = convergence
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.tables = tables
        self.rows = rows
        self.rawBytes = rawBytes
        self.storedBytes = storedBytes
        self.databases = databases
        self.readSeconds = readSeconds
    }
}
