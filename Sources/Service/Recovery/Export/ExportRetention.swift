internal import Core
internal import Repository

/// Which exports of one service stay: the newest 48, and the newest of each of the newest 30 days that have one.
enum ExportRetention {
    static let policy = RetentionPolicy(rules: [.last(48), .newest(of: .day, 30)])

    /// Those that may go. Days are those of UTC. What counts is which exports there are and not what time it is, so that a
    /// clock that was wrong takes nothing away.
    static func expendable(_ exports: [StoredExport]) -> [StoredExport] {
        let newest = exports.map(\.takenAt).max() ?? Timestamp(microseconds: 0)
        let keepers = policy.keepers(of: exports.map(\.takenAt), at: newest, in: .utc)
        return zip(exports, keepers).filter { $1.isEmpty }.map(\.0)
    }
}
