/// Why a key ring lacks the newest epoch's key.
enum OutdatedRing: Sendable, Equatable {
    /// The slot was not given the key of this epoch.
    case excluded(slot: String, epoch: UInt32)
    /// The object that brings the key of this epoch is not there, though a later one is.
    case absent(UInt32)
    /// The object that brings the key of this epoch is not what was written.
    case damaged(UInt32)

    var reason: String {
        switch self {
        case .excluded(let slot, let epoch): "The key slot \(slot) has no part in key epoch \(epoch)."
        case .absent(let epoch): "The key object “\(ObjectNames.epoch(epoch))” is missing."
        case .damaged(let epoch): "The key object “\(ObjectNames.epoch(epoch))” is not what was written."
        }
    }

    var hint: String {
        switch self {
        case .excluded(let slot, _):
            "Open the repository with another of its keys, and give the holder of this one a new slot: tidemark key "
                + "rotate --slot \(slot)."
        case .absent(let epoch), .damaged(let epoch):
            "Restore “\(ObjectNames.epoch(epoch))” from a copy of the repository, or open it with a key whose slot was "
                + "made later."
        }
    }
}
