package import Core

/// What the upkeep of the audit has to say to the service's log.
package enum AuditNote: Sendable {
    /// So many checkpoints were signed.
    case signed(Int)
    /// So many entries were let go, being older than they are kept.
    case trimmed(Int)
    /// The audit is not what was written.
    case broken(String)
    case failed(TidemarkError)
}
