/// How many jobs may run at a time. Streams are counted apart: they never end, and only a worker limits them.
package struct JobLimits: Sendable, Equatable {
    package var perInstance = 2
    package var perSite = 16
    package var perRepository = 32
    /// Instead of `perSite`, by name.
    package var sites: [String: Int] = [:]
    /// Instead of `perRepository`, by name.
    package var repositories: [String: Int] = [:]
    /// By how many restores may go beyond every limit, so that a restore need not wait for a base's hours.
    package var restoresBeyond = 1

    package init() {}

    package func site(_ name: String) -> Int { sites[name] ?? perSite }
    package func repository(_ name: String) -> Int { repositories[name] ?? perRepository }
}
