/// What people have been told of an instance, so that they are told once.
package struct WatchMemory: Sendable, Codable, Hashable {
    /// How many plans were too few or too many.
    package var isUnprotected = false
    /// Databases that are known; nil where nobody has looked.
    package var databases: [String]?
    /// Why its plan cannot be met, and what that was judged by.
    package var obstacles: [String] = []
    package var judgedBy: String?
    package var isExceeded = false
    /// The run of the log for which a base was ordered out of turn.
    package var servedRun: String?
    /// Prerequisites that are missing and were there, by name; nil where nobody has looked.
    package var lostChecks: [String]?
    /// Prerequisites that were met at the last look.
    package var metChecks: [String]?
    /// Databases that the newest base lacks.
    package var unprotected: [String]?
    /// The base that was judged last.
    package var judgedBase: String?

    package init() {}

    package static func key(of instance: String) -> String { "watch/\(instance)" }
}
