/// How long a worker may be silent, and what follows.
///
/// A job is taken away after `seconds` and two `lookSeconds` at the latest, and taken up within one `pollSeconds`: 29 s. The
/// worker itself stops `stopAfter` seconds after it sent the last heartbeat that was answered, so before anybody takes the job
/// away, unless its clock runs slower than the other's by a quarter. What time of day anybody has never matters.
package struct LeaseTerms: Sendable, Equatable {
    /// Of silence, from the look that saw the last heartbeat to the loss of the job, by the looking server's monotonic clock.
    package var seconds = 20.0
    /// Between looks at the leases.
    package var lookSeconds = 2.0
    /// Between heartbeats.
    package var beatSeconds = 5.0
    /// From the sending of the last answered heartbeat to the worker's stopping by itself, by its own monotonic clock.
    package var stopAfter = 15.0
    /// Between looks for work.
    package var pollSeconds = 5.0
    /// A run of this length is taken as a sign that it works.
    package var steadySeconds = 600.0
    /// How many workers in a row may be lost with a job.
    package var maximumLosses = 5

    package init() {}
}
