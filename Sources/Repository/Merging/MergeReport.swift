/// What merging has done.
package struct MergeReport: Sendable, Hashable {
    /// Merged objects made, and the segments in them.
    package var objects: UInt64 = 0
    package var segments: UInt64 = 0
    /// Bytes of the small objects, and of the merged ones.
    package var bytesBefore: UInt64 = 0
    package var bytesAfter: UInt64 = 0
    /// Small objects removed, those left behind by merging that was interrupted included.
    package var removed: UInt64 = 0
    /// What could not be merged, one sentence each.
    package var notes: [String] = []

    package init() {}
}
