/// What a sealed object is. The number is stored and authenticated.
enum ObjectKind: UInt8 {
    case instanceRecord = 1
    case chunk = 2
    /// Sections: summary, manifest.
    case base = 3
    case pendingBase = 4
    /// Sections: index, events.
    case segment = 5
    case streamStatus = 6
    /// Sections as of a segment. Not in the repository: in a stream's spool.
    case spooledSegment = 7
    case removalRecord = 8
    case lease = 9
    /// Sections: the indexes of consecutive segments with their hashes, their events.
    case mergedSegments = 10
    case lockPolicy = 20
    case lockedBase = 21
    case hold = 22
    case tierPolicy = 23
    /// Sections: envelope, document.
    case catalogExport = 30
    case drillEvidence = 31
    /// Sections: checkpoint, lines of entries.
    case auditSegment = 40

    var sectionCount: Int {
        switch self {
        case .base, .segment, .spooledSegment, .mergedSegments, .catalogExport, .auditSegment: 2
        case .instanceRecord, .chunk, .pendingBase, .streamStatus, .removalRecord, .lease: 1
        case .lockPolicy, .lockedBase, .hold, .tierPolicy, .drillEvidence: 1
        }
    }
}
