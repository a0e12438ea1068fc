package import Core

/// A worker that was heard of.
package struct WorkerRecord: Sendable, Equatable, Identifiable {
    package var id: WorkerID { offer.worker }
    package var offer: WorkerOffer
    package var version: String
    package var startedAt: Timestamp
    /// By the catalog's clock.
    package var seenAt: Timestamp

    package init(offer: WorkerOffer, version: String, startedAt: Timestamp, seenAt: Timestamp) {
        self.offer = offer
        self.version = version
        self.startedAt = startedAt
        self.seenAt = seenAt
    }
}
