/// The parts of jobs, in plain verbs.
package enum JobPhase: String, Sendable, Equatable {
    /// Prerequisites are looked at.
    case check
    /// The source's schema is listed.
    case list
    /// Rows are read and stored.
    case read
    /// The base waits until the log reaches its convergence.
    case converge
    /// The log is received and stored.
    case stream
    /// The log is read and folded, before anything is written.
    case fold
    /// Tables are created and rows written.
    case load
    /// The log is applied.
    case replay
    /// Constraints, views, routines, triggers, events and accounts are made.
    case finish
    /// Digests are taken and compared.
    case prove
    /// Stored objects are read back.
    case verify
}
