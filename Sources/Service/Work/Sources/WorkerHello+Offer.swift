package import APIModel

extension WorkerHello {
    package init(_ offer: WorkerOffer, version: String, host: String) {
        self.init(
            worker: offer.worker.rawValue, sites: offer.sites.sorted(), kinds: offer.kinds.map(\.rawValue).sorted(),
            slots: offer.slots, streams: offer.streams, version: version, host: host)
    }

    /// Kinds of jobs that this server does not know are left out.
    package var offer: WorkerOffer {
        WorkerOffer(
            worker: WorkerID(worker), sites: Set(sites), kinds: Set(kinds.compactMap { JobKind(rawValue: $0) }),
            slots: slots, streams: streams, reachesCatalog: false)
    }
}
