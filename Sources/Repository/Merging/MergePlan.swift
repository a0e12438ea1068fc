internal import ObjectStore

/// What merging does next, decided from names and sizes alone.
enum MergePlan: Sendable, Equatable {
    /// These segments, one after the other and each in an object of its own, are enough for a merged object.
    case merge([LogObject])
    /// A merged object whose segments are still there in objects of their own: merging was interrupted.
    case tidy(LogObject, [LogObject])
    /// Nothing to do before that segment.
    case goOn(from: UInt64)

    /// Looks at a stretch of the log's listing that begins at `cursor`.
    ///
    /// - Parameters:
    ///   - newest: the last segment that may be merged.
    ///   - barriers: segments that cannot be merged, because they are damaged or too large.
    init(
        _ entries: [(object: LogObject, bytes: UInt64)], cursor: UInt64, newest: UInt64, policy: MergePolicy,
        barriers: Set<UInt64>
    ) {
        var group: [LogObject] = []
        var bytes: UInt64 = 0
        var merged: LogObject?
        var leftovers: [LogObject] = []
        var passed = cursor
        for (object, size) in entries {
            if let merged, object.last <= merged.last, !object.isMerged {
                if !barriers.contains(object.first) { leftovers.append(object) }
                continue
            }
            if !leftovers.isEmpty || object.last > newest { break }
            passed = object.first
            if object.isMerged {
                merged = object
                group = []
            } else if barriers.contains(object.first) {
                group = []
            } else {
                if let last = group.last, last.last + 1 != object.first { group = [] }
                bytes = group.isEmpty ? size : bytes + size
                group.append(object)
                if group.count >= policy.segments || (bytes >= policy.storedBytes && group.count > 1) {
                    self = .merge(group)
                    return
                }
            }
        }
        if let merged, !leftovers.isEmpty {
            self = .tidy(merged, leftovers)
        } else {
            self = .goOn(from: group.first?.first ?? passed)
        }
    }
}
