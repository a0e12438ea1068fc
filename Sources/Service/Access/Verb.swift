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
    /// Repositories, their keys, credentials, tokens and passwords.
    case manageKeys = "manage-keys"
    case readAudit = "read-audit"
    case approve
    /// Who is told what, and how.
    case manageChannels = "manage-channels"
    /// Take jobs and report on them.
    case work
    /// Read the service's own figures.
    case readMetrics = "read-metrics"
    /// What everybody may do who has shown who they are.
    case oneself
    /// What everybody may do.
    case none
}
