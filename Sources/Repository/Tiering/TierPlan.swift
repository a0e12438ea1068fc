package import ObjectStore

/// What a tiering moves and what it leaves, and why.
package struct TierPlan: Sendable, Hashable {
    /// Objects of one part that go to one class.
    package struct Move: Sendable, Hashable {
        package var part: TierRule.Part
        package var storageClass: StorageClass
        package var keys: [String] = []
        /// Stored bytes.
        package var bytes: UInt64 = 0
    }

    package var moves: [Move] = []
    /// Objects that would cost more in another class than they do now.
    package var small = 0
    /// Objects that should be in a warmer class and lie in an archive: they must be brought back first.
    package var archived = 0
    /// Objects under a lock: a copy would leave the locked version to be paid for beside it. Known after the moves.
    package var locked = 0
    package var moved = 0
    package var movedBytes: UInt64 = 0

    package init() {}

    package var objects: Int { moves.reduce(0) { $0 + $1.keys.count } }
    package var bytes: UInt64 { moves.reduce(0) { $0 + $1.bytes } }

    mutating func add(_ entry: ObjectEntry, _ part: TierRule.Part, to storageClass: StorageClass) {
        let present = entry.storageClass ?? .standard
        if present == storageClass { return }
        if present.isArchive {
            // From one archive to another is a retrieval too.
            archived += storageClass.isArchive ? 0 : 1
            return
        }
        if entry.size < Tierer.smallestObject {
            small += 1
            return
        }
        if let index = moves.firstIndex(where: { $0.part == part && $0.storageClass == storageClass }) {
            moves[index].keys.append(entry.key)
            moves[index].bytes += entry.size
        } else {
            moves.append(Move(part: part, storageClass: storageClass, keys: [entry.key], bytes: entry.size))
        }
    }
}
