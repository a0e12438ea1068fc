package import Core

/// What listing shows of a base; stored in front of its manifest, so that listing does not read the manifest.
package struct BaseSummary: Codable, Sendable, Hashable {
    package var id: String
    package var state: BaseState
    package var startedAt: Timestamp
    package var finishedAt: Timestamp?
    package var serverVersion: String
    package var low: LogPosition
    package var convergence: LogPosition
    package var convergenceTime: Timestamp
    package var run: String
    package var firstSegment: UInt64
    package var convergenceSegment: UInt64
    package var tables: UInt64
    package var rows: UInt64
    package var rawBytes: UInt64
    /// Of its chunks, shared ones included.
    package var storedBytes: UInt64
    package var notes: [String]

    package init(
        id: String, state: BaseState, startedAt: Timestamp, finishedAt: Timestamp? = nil, serverVersion: String,
        low: LogPosition, convergence: LogPosition, convergenceTime: Timestamp, run: String, firstSegment: UInt64,
        convergenceSegment: UInt64, tables: UInt64, rows: UInt64, rawBytes: UInt64, storedBytes: UInt64,
        notes: [String] = []
    ) {
        self.id = id
        self.state = state
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.serverVersion = serverVersion
        self.low = low
        self.convergence = convergence
        self.convergenceTime = convergenceTime
        self.run = run
        self.firstSegment = firstSegment
        self.convergenceSegment = convergenceSegment
        self.tables = tables
        self.rows = rows
        self.rawBytes = rawBytes
        self.storedBytes = storedBytes
        self.notes = notes
    }
}
