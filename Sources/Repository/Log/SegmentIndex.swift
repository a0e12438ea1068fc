package import Core

/// What a segment holds, readable without its events.
///
/// The log writer fills everything but `previous` and `runs`, which `InstanceRepository.appendSegment` derives.
package struct SegmentIndex: Codable, Sendable, Hashable {
    /// 1, 2, 3, … without holes within an instance, across runs.
    package var sequence: UInt64
    /// A contiguous run of the log; a gap starts a new one.
    package var run: String
    /// In the first segment of a run that is not the first: why the log was interrupted.
    package var gapReason: String?
    package var source: SourceIdentity
    package var serverVersion: String
    /// The FORMAT_DESCRIPTION event the events are to be read with.
    package var formatDescription: Base64Bytes
    /// State before the first event.
    package var start: LogPosition
    /// State after the last complete transaction.
    package var end: LogPosition
    /// The open transaction of the segment before is void: its events are sent again here.
    package var discardsOpenTransaction: Bool
    /// The last transaction goes on in the next segment.
    package var endsInsideTransaction: Bool
    /// The events begin with the rest of an event begun in an earlier segment; so many bytes of it are still to come.
    /// May be more than the segment has: then the event goes on in the next.
    package var continuedBytes: UInt64?
    package var firstCommit: Timestamp?
    package var lastCommit: Timestamp?
    /// Everything the source committed up to here is in the log up to this segment.
    package var confirmedThrough: Timestamp?
    /// The writer's clock.
    package var sealedAt: Timestamp
    package var transactions: UInt64
    package var events: UInt64
    /// Size of the events section, uncompressed.
    package var rawBytes: UInt64
    package var tables: [TableActivity]
    package var ddl: [DDLRecord]
    package var incidents: [LogIncident]
    /// SHA-256, hexadecimal, of header and index section of the segment before; empty in the first.
    package var previous: String
    /// All runs up to and including this segment, oldest first, so that the newest index alone gives the windows.
    package var runs: [RunSummary]

    package init(
        sequence: UInt64, run: String, gapReason: String? = nil, source: SourceIdentity, serverVersion: String,
        formatDescription: Base64Bytes, start: LogPosition, end: LogPosition, discardsOpenTransaction: Bool = false,
        endsInsideTransaction: Bool = false, continuedBytes: UInt64? = nil, firstCommit: Timestamp? = nil,
        lastCommit: Timestamp? = nil,
        confirmedThrough: Timestamp? = nil, sealedAt: Timestamp, transactions: UInt64 = 0, events: UInt64 = 0,
        rawBytes: UInt64 = 0, tables: [TableActivity] = [], ddl: [DDLRecord] = [], incidents: [LogIncident] = [],
        previous: String = "", runs: [RunSummary] = []
    ) {
        self.sequence = sequence
        self.run = run
        self.gapReason = gapReason
        self.source = source
        self.serverVersion = serverVersion
        self.formatDescription = formatDescription
        self.start = start
        self.end = end
        self.discardsOpenTransaction = discardsOpenTransaction
        self.endsInsideTransaction = endsInsideTransaction
        self.continuedBytes = continuedBytes
        self.firstCommit = firstCommit
        self.lastCommit = lastCommit
        self.confirmedThrough = confirmedThrough
        self.sealedAt = sealedAt
        self.transactions = transactions
        self.events = events
        self.rawBytes = rawBytes
        self.tables = tables
        self.ddl = ddl
        self.incidents = incidents
        self.previous = previous
        self.runs = runs
    }
}
