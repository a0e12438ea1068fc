package import Core

/// Everything a repository holds of one instance: its bases and its log.
package final class InstanceRepository: Sendable {
    package let repository: Repository
    package let id: String

    init(repository: Repository, id: String) {
        self.repository = repository
        self.id = id
    }

    // MARK: Record

    package var record: InstanceRecord { get async throws { throw notBuilt } }

    /// Replaces the record, for another identity; name and id must stay.
    package func update(_ record: InstanceRecord) async throws { throw notBuilt }

    // MARK: Chunks

    /// A writer for chunks, to be kept by one task and used for one chunk after the other.
    package func chunkWriter() -> ChunkWriter { ChunkWriter() }

    /// Stores a chunk from one array of framed rows; `ChunkWriter` does the same without the whole in memory.
    package func putChunk(
        framedRows: [UInt8], rows: UInt64, digest: TableDigest
    ) async throws -> ChunkReference { throw notBuilt }

    /// The framed rows of a chunk, authenticated. Throws `object.missing`, `object.truncated`, `object.damaged`.
    package func readChunk(_ reference: ChunkReference) async throws -> [UInt8] { throw notBuilt }

    // MARK: Bases

    /// Complete bases, oldest first; reads summaries only.
    package func bases() async throws -> [BaseSummary] { throw notBuilt }

    /// A complete base. Throws `base.missing`.
    package func base(_ id: String) async throws -> BaseManifest { throw notBuilt }

    /// Makes a base exist: writes its manifest, once, and removes its pending one. `state` must be complete and the
    /// segments it needs must be stored. Throws `base.invalid`.
    package func commit(_ manifest: BaseManifest) async throws { throw notBuilt }

    /// Stores how far a base has come, replacing what was stored before.
    package func saveProgress(_ manifest: BaseManifest) async throws { throw notBuilt }

    /// Bases that were begun and not committed, oldest first.
    package func pendingBases() async throws -> [BaseManifest] { throw notBuilt }

    /// Forgets a pending base. Its chunks stay until pruning finds them unused.
    package func discardPending(_ id: String) async throws { throw notBuilt }

    // MARK: Log

    /// The newest segment's index, or nil where the log is empty.
    package func lastSegment() async throws -> SegmentIndex? { throw notBuilt }

    /// Appends a segment: `index.sequence` must be the newest plus one, or 1. Gives the index as stored, with `previous`
    /// and `runs` filled in. Throws `log.fenced` where that number exists, `log.broken` where it leaves a hole.
    @discardableResult
    package func appendSegment(_ index: SegmentIndex, events: [UInt8]) async throws -> SegmentIndex { throw notBuilt }

    /// The indexes of at most `limit` stored segments from `sequence` on, in order, without their events.
    package func segmentIndexes(
        from sequence: UInt64, limit: Int = .max
    ) async throws -> [SegmentIndex] { throw notBuilt }

    /// One segment with its events, `[u64 LE end offset in its binlog file][raw event]` repeated. Throws
    /// `object.missing`.
    package func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8]) { throw notBuilt }

    /// The stream's last word, or nil where there never was one.
    package func streamStatus() async throws -> StreamStatus? { throw notBuilt }

    package func putStreamStatus(_ status: StreamStatus) async throws { throw notBuilt }

    // MARK: Restore points

    /// Windows, oldest first; `now` decides whether a stream counts as running (heartbeat younger than 10 s).
    package func windows(now: Timestamp = .now()) async throws -> [Window] { throw notBuilt }

    /// Reads every object of the instance. Throws only where the store cannot be read.
    package func verify(
        progress: @Sendable (VerifyProgress) -> Void = { _ in }
    ) async throws -> VerifyReport { throw notBuilt }
}

private let notBuilt = TidemarkError(.internalDefect, "not built yet", hint: "")
