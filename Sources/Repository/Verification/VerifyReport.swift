/// What a verification read and found.
package struct VerifyReport: Codable, Sendable, Hashable {
    package var objects: UInt64
    /// Stored bytes read.
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
        objects: UInt64 = 0, bytes: UInt64 = 0, chunks: UInt64 = 0, segments: UInt64 = 0, bases: UInt64 = 0,
        damaged: [DamagedObject] = [], lost: [String] = [], notes: [String] = []
    ) {
        self.objects = objects
        self.bytes = bytes
        self.chunks = chunks
        self.segments = segments
        self.bases = bases
        self.damaged = damaged
        self.lost = lost
        self.notes = notes
    }

    /// Nothing is missing and every byte is as it was written.
    package var isIntact: Bool { damaged.isEmpty }
}
