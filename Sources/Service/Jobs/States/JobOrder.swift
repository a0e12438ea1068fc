/// What a worker is told when it says that it is alive.
package enum JobOrder: Sendable, Equatable {
    case proceed
    /// Somebody cancelled the job: end it in good order and say so.
    case stop
}
