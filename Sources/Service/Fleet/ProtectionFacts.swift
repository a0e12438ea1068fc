package import Core

/// Everything the protection state of an instance follows from.
package struct ProtectionFacts: Hashable, Sendable {
    package var now: Timestamp
    /// Plans bound to the instance.
    package var plans: [Plan] = []
    /// What the cycle of the only plan comes to now, where somebody has worked it out before; else it is worked out here.
    package var cycle: CycleFacts?
    /// Since when the plan is bound; before that nothing is missed.
    package var boundSince: Timestamp?
    /// In any order.
    package var bases: [BaseFact] = []
    /// In any order.
    package var spans: [CoveredSpan] = []
    /// Seconds that the last durable commit is behind the source's clock; nil where nobody knows.
    package var rpo: Double?
    package var prechecks: [PrecheckFact] = []
    /// Databases of the server, without its own; nil where nobody has looked.
    package var databases: Set<String>?
    /// Repositories of the configuration.
    package var repositories: Set<ResourceName> = []
    /// Since when a run that is due could start and has not.
    package var notStarted: Timestamp?
    /// The last drill did not prove its restore point.
    package var lastDrillFailed = false

    package init(now: Timestamp) { self.now = now }

    /// The newest base that can be restored.
    package var newestBase: BaseFact? {
        var newest: Int?
        for index in bases.indices where bases[index].isUsable {
            if let known = newest, bases[index].convergence <= bases[known].convergence { continue }
            newest = index
        }
        return newest.map { bases[$0] }
    }

    package var isStreaming: Bool { spans.contains(where: \.isOpen) }

    /// Databases of the server that the newest base does not hold.
    package var newDatabases: [String] {
        guard let databases, let newestBase else { return [] }
        return databases.subtracting(newestBase.databases).sorted()
    }
}
