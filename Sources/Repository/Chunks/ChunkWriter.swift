internal import Core

/// Compresses rows into chunks as they come: nothing but the compressed bytes is held. Not for concurrent use.
package final class ChunkWriter {
    /// Bytes appended since the last `finish` or `discard`.
    package private(set) var rawBytes: UInt64 = 0

    init() {}

    /// Appends framed rows; a batch may end inside a row.
    package func append(_ framedRows: UnsafeRawBufferPointer) throws {}

    package func append(_ framedRows: [UInt8]) throws { try framedRows.withUnsafeBytes { try append($0) } }

    /// Stores the chunk unless the instance has it already, and begins the next one.
    package func finish(rows: UInt64, digest: TableDigest) async throws -> ChunkReference {
        throw TidemarkError(.internalDefect, "not built yet", hint: "")
    }

    /// Forgets what was appended since the last `finish`.
    package func discard() { rawBytes = 0 }
}
