/// How long a worker may be silent, and what follows.
///
/// A job is taken over at the latest after `seconds` and one `pollSeconds`: 25 s. The worker itself stops `stopAfter` seconds
/// after it sent the last heartbeat that was answered, so before anybody can have taken over, if its clock loses less than a
/// quarter. What time of day it has never matters.
package struct LeaseTerms: Sendable, Equatable {
    /// From a heartbeat's arrival to the loss of the job, by the catalog's clock.
    package var seconds = 20.0
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
