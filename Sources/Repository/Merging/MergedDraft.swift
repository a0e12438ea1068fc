/// What a merged object is to hold.
struct MergedDraft {
    let section: [UInt8]
    let events: [UInt8]

    var sections: [[UInt8]] { [section, events] }

    /// What the object must prove to hold when it is read back, without keeping it.
    var proof: MergedProof { MergedProof(section: section, events: MergedProof.hash(of: events), size: events.count) }
}
