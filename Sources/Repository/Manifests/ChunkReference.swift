/// Names a stored chunk and says what must be in it.
package struct ChunkReference: Codable, Sendable, Hashable {
    /// HMAC-SHA256 of the framed rows under a key of the instance, hexadecimal: the object's name.
    package var id: String
    package var rows: UInt64
    /// Size of the framed rows.
    package var rawBytes: UInt64
    /// Size of the object.
    package var storedBytes: UInt64
    /// Of the chunk's rows.
    package var digest: TableDigest
    /// On the last chunk of each range of a table that was read by ranges.
    package var range: StoredRange?

    package init(
        id: String, rows: UInt64, rawBytes: UInt64, storedBytes: UInt64, digest: TableDigest,
        range: StoredRange? = nil
    ) {
        self.id = id
        self.rows = rows
        self.rawBytes = rawBytes
        self.storedBytes = storedBytes
        self.digest = digest
        self.range = range
    }
}
