internal import APIModel
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
        var parts: [(repository: String, bytes: UInt64)] = []
        if let facts, let own = facts.storedBytes { parts.append((facts.repository, own)) }
        for copy in (facts?.copies ?? [:]).values.sorted(by: { $0.repository < $1.repository }) {
            parts.append((copy.repository, copy.storedBytes))
        }
        var currency = prices.currency
        var bytes: [String: UInt64] = [:]
        var costs: [String: Double] = [:]
        var unpriced: Set<String> = []
        for part in parts {
            let settings = repository(part.repository)?.settings
            let own = settings?.prices ?? [:]
            let name = own.count == 1 ? own.keys.first ?? Self.standard : Self.standard
            bytes[name, default: 0] += part.bytes
            if let price = own[name] {
                costs[name, default: 0] += price * Double(part.bytes) / 1e9
                currency = settings?.currency ?? currency
            } else if let cost = prices.month(of: part.bytes, in: name) {
                costs[name, default: 0] += cost
            } else {
                unpriced.insert(name)
            }
        }
        shares = bytes.keys.sorted().map { name in
            Share(
                storageClass: name, bytes: bytes[name] ?? 0, cost: unpriced.contains(name) ? nil : costs[name])
        }
        self.currency = currency
    }

    /// Nil where a price is missing, or nothing is known.
    var total: Double? {
        guard !shares.isEmpty else { return nil }
        return shares.reduce(0 as Double?) { sum, share in sum.flatMap { sum in share.cost.map { sum + $0 } } }
    }
}
