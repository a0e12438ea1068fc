internal import Core

/// What is stored of an instance, by storage class, and an estimate of its cost.
struct StorageCosts {
    struct Share {
        let storageClass: String
        let bytes: UInt64
        /// A month; nil where the class has no price.
        let cost: Double?
    }

    let shares: [Share]
    let currency: String

    /// The class of what no class is known of.
    static let standard = "STANDARD"

    /// A repository whose settings name the price of one class alone is taken to keep everything in it; any other keeps it
    /// in `STANDARD`, as what moves colder is not reported yet.
    init(_ facts: InstanceFacts?, prices: StoragePrices, repository: (String) -> RepositoryRecord?) {
        var bytes: [String: UInt64] = [:]
        var costs: [String: Double?] = [:]
        var currency = prices.currency
        var stored: [(repository: String, bytes: UInt64)] = []
        if let facts, let own = facts.storedBytes { stored.append((facts.repository, own)) }
        for copy in facts?.copies.values.sorted(by: { $0.repository < $1.repository }) ?? [] {
            stored.append((copy.repository, copy.storedBytes))
        }
        for part in stored {
            let settings = repository(part.repository)?.settings
            let own = settings?.prices ?? [:]
            let name = own.count == 1 ? own.keys.first ?? Self.standard : Self.standard
            let cost = own[name].map { $0 * Double(part.bytes) / 1e9 } ?? prices.month(of: part.bytes, in: name)
            if own[name] != nil, let other = settings?.currency { currency = other }
            bytes[name, default: 0] += part.bytes
            if let known = costs[name] {
                costs[name] = .some(known.flatMap { sum in cost.map { sum + $0 } })
            } else {
                costs[name] = .some(cost)
            }
        }
        shares = bytes.keys.sorted().map { name in
            Share(storageClass: name, bytes: bytes[name] ?? 0, cost: costs[name] ?? nil)
        }
        self.currency = currency
    }

    /// Nil where a price is missing, or nothing is known.
    var total: Double? {
        guard !shares.isEmpty else { return nil }
        return shares.reduce(0 as Double?) { sum, share in sum.flatMap { sum in share.cost.map { sum + $0 } } }
    }
}
