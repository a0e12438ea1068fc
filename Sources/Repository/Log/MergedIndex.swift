/// Section 0 of a merged object.
struct MergedIndex: Decodable {
    struct Entry: Decodable {
        /// What the next segment's index names as `previous`.
        let hash: String
        let index: SegmentIndex
    }

    let segments: [Entry]

    /// The section's bytes, from the indexes as they are stored: a field this version does not know stays in them.
    static func encoded(_ entries: [(hash: String, index: [UInt8])]) -> [UInt8] {
        var bytes = Array(#"{"segments":["#.utf8)
        for (place, entry) in entries.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += Array(#"{"hash":""#.utf8) + Array(entry.hash.utf8) + Array(#"","index":"#.utf8)
            bytes += entry.index
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += Array("]}".utf8)
        return bytes
    }
}
