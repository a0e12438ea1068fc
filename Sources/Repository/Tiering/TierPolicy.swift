internal import Core
internal import ObjectStore

/// Storage classes by age.
package struct TierPolicy: Codable, Sendable, Hashable {
    package var rules: [TierRule]

    package init(rules: [TierRule]) { self.rules = rules }

    /// Rules of one part, oldest first.
    func rules(for part: TierRule.Part) -> [TierRule] {
        rules.filter { $0.part == part }.sorted { $0.days > $1.days }
    }

    /// The class for what is of that age; nil where no rule says.
    func storageClass(for part: TierRule.Part, from time: Timestamp, at now: Timestamp) -> StorageClass? {
        let days = now.seconds(since: time) / 86_400
        return rules(for: part).first { Double($0.days) <= days }?.storageClass
    }
}
