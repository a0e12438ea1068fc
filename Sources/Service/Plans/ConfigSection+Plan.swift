internal import Core

extension ConfigSection {
    /// Names under a key, each once; a name that comes again is noted.
    func names(_ key: String) -> [ResourceName] { distinct(key, ResourceName.hint, ResourceName.init(parsing:)) }

    /// Tags under a key, each once.
    func tags(_ key: String) -> [Tag] { distinct(key, Tag.hint, Tag.init(parsing:)) }

    func span(_ key: String) -> TimeSpan? { self[key]?.parsed(hint: TimeSpan.form, TimeSpan.init(parsing:)) }

    private func distinct<Value: Hashable & Comparable>(
        _ key: String, _ hint: String, _ parse: (String) throws(TidemarkError) -> Value
    ) -> [Value] {
        guard let field = self[key] else { return [] }
        var seen: Set<Value> = []
        for item in field.items() {
            guard let value = item.parsed(hint: hint, parse) else { continue }
            if !seen.insert(value).inserted {
                item.wrong("“\(value)” is written twice.", hint: "Keep one of the two.")
            }
        }
        return seen.sorted()
    }
}
