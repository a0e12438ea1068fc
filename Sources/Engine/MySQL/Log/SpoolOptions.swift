/// Where events wait that the repository does not take yet.
package struct SpoolOptions: Sendable, Hashable {
    /// A folder on a local disk; each instance has one of its own below it.
    package var folder: String
    /// The most the waiting segments of one instance may take, bytes on the disk.
    package var limit: UInt64

    package static let defaultLimit: UInt64 = 4_000_000_000
    /// The least: a few large segments.
    package static let leastLimit: UInt64 = 64_000_000

    package init(folder: String, limit: UInt64 = SpoolOptions.defaultLimit) {
        self.folder = folder
        self.limit = limit
    }
}
