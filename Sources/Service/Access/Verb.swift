/// What somebody may be allowed to do. Rights are given by verb; which verb a function needs is said in `ServiceFunction`.
package enum Verb: String, Sendable, Hashable, CaseIterable {
    /// Look at what is there.
    case view
    /// Have a base, verification, copy or merge made.
    case runBase = "run-base"
    /// Restore to a target that holds nothing, and drill.
    case restoreToNew = "restore-to-new"
    /// Restore in the place of what is there.
    case restoreOver = "restore-over"
    case export
    case download
    /// Take backups away.
    case delete
    /// Change what is protected and how: projects, sites, instances, plans.
    case changePlan = "change-plan"
    /// Change a plan so that less is kept.
    case shortenRetention = "shorten-retention"
    /// End the stream of an instance's log: take away its plan, or itself.
    case stopStreaming = "stop-streaming"
    /// Repositories, their keys, credentials, tokens and passwords.
    case manageKeys = "manage-keys"
    /// Take away a repository, or the key that opens it.
    case destroyKey = "destroy-key"
    /// Channels and subscriptions, by which events leave.
    case manageChannels = "manage-channels"
    /// Accounts of people: make, change and remove them, end their sessions.
    case managePeople = "manage-people"
    /// Look at who may do what.
    case viewAccess = "view-access"
    /// Policies, grants, and what needs an approval.
    case manageAccess = "manage-access"
    case readAudit = "read-audit"
    /// Approve what another person asks for.
    case approve
    /// Take jobs and report on them.
    case work
    /// Read the service's own figures.
    case readMetrics = "read-metrics"
    /// What everybody may do who has shown who they are.
    case oneself
    /// What everybody may do.
    case none

    /// Those that policies give and take. The others come with who somebody is.
    package static let grantable = allCases.filter { ![.work, .oneself, .none].contains($0) }

    /// Nil for what belongs to no duty: looking, and what comes with who somebody is.
    package var duty: Duty? {
        switch self {
        case .runBase, .restoreToNew, .restoreOver, .export, .download, .delete, .changePlan, .shortenRetention,
            .stopStreaming, .manageKeys, .destroyKey, .manageChannels:
            .system
        case .managePeople, .manageAccess, .approve: .security
        case .readAudit: .audit
        case .view, .viewAccess, .readMetrics, .work, .oneself, .none: nil
        }
    }

    /// Whether the approval of another person can be asked for it: it changes something.
    package var isApprovable: Bool {
        switch self {
        case .runBase, .restoreToNew, .restoreOver, .export, .download, .delete, .changePlan, .shortenRetention,
            .stopStreaming, .manageKeys, .destroyKey, .manageChannels, .managePeople, .manageAccess:
            true
        case .view, .viewAccess, .readAudit, .approve, .work, .readMetrics, .oneself, .none: false
        }
    }
}
