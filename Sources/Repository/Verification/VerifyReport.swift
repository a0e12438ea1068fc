/// What a verification read and found.
package struct VerifyReport: Codable, Sendable, Hashable {
    /// Objects that were checked.
    package var objects: UInt64
    /// Those of them that were read whole.
    package var wholeObjects: UInt64
    /// Their size as stored.
    package var bytes: UInt64
    package var chunks: UInt64
    package var segments: UInt64
    package var bases: UInt64
    package var damaged: [DamagedObject]
    /// What all damage together takes away: spans of restore points, one sentence each.
    package var lost: [String]
    /// Not damage, but worth knowing: objects nothing refers to, pending bases.
    package var notes: [String]

    package init(
        objects: UInt64 = 0, wholeObjects: UInt64 = 0, bytes: UInt64 = 0, chunks: UInt64 = 0, segments: UInt64 = 0,
        bases: UInt64 = 0,
        damaged: [DamagedObject] = [], lost: [String] = [], notes: [String] = []
    ) {
        self.objects = objects
        self.wholeObjects = wholeObjects
        self.bytes = bytes
        self.chunks = chunks
        self.segments = segments
        self.bases = bases
        self.damaged = damaged
        self.lost = lost
        self.notes = notes
    }

    /// Nothing that was checked is missing or other than it was written.
    package var isIntact: Bool { damaged.isEmpty }
}
