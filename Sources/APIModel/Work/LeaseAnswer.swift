/// What a worker is told about one job.
package struct LeaseAnswer: Sendable, Codable, Hashable {
    package enum Order: String, Sendable, Codable {
        case proceed
        /// Somebody cancelled it: end it in good order and say so.
        case stop
        /// It is not the worker's any more.
        case lost
    }

    package var job: String
    package var order: Order

    package init(job: String, order: Order) {
        self.job = job
        self.order = order
    }
}
