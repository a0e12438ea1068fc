internal import Core

/// Reads a set of controls out of a tree, and notes everything that is wrong with it:
///
///     name: ours
///     title: {en: Our rules, zh: 本单位要求}
///     note: {en: …, zh: …}
///     off-site: [vault]
///     controls:
///       - id: drills
///         title: {en: Restores are rehearsed, zh: 恢复演练}
///         text: {en: …, zh: …}
///         facts: [drill]
///         limits: {drill-age: 90d}
package enum ControlReader {
    /// A report writes each of them out.
    static let mostControls = 200
    /// Characters of a title, a text or a note.
    private static let mostLetters = 2000
    private static let setKeys = ["name", "title", "note", "off-site", "controls"]
    private static let controlKeys = ["id", "title", "text", "facts", "limits"]
    private static let languages = ["en", "zh"]

    /// Nil where something is wrong, which has been noted then.
    package static func read(_ document: ConfigValue, _ problems: ConfigProblems) -> ControlSet? {
        let before = problems.list.count
        guard let section = ConfigField(path: "", value: document, problems: problems).section(setKeys) else {
            return nil
        }
        let name = section.required("name", hint: ResourceName.hint).flatMap(readName)
        let title = section.required("title", hint: "Write it like {en: …, zh: …}.").flatMap { readText($0, least: 1) }
        let note = section["note"].flatMap { readText($0, least: 0) }
        let offSite = section["off-site"]?.items().compactMap(readName) ?? []
        let controls = section.required("controls", hint: "Write a list of controls.").map(readControls) ?? []
        guard problems.list.count == before, let name, let title else { return nil }
        return ControlSet(
            name: name, title: title, note: note ?? .none, offSite: Set(offSite), controls: controls)
    }

    private static func readControls(_ field: ConfigField) -> [Control] {
        guard case .list(let values) = field.value.kind, (1...mostControls).contains(values.count) else {
            field.wrong("It is no list of controls.", hint: "Write a list of 1 to \(mostControls) controls.")
            return []
        }
        var seen: Set<String> = []
        return field.items().compactMap { item in
            guard let section = item.section(controlKeys) else { return nil }
            let place = section.required("id", hint: ResourceName.hint)
            let id = place.flatMap(readName)
            if let id, !seen.insert(id).inserted {
                place?.wrong("Another control has this id.", hint: "Give each control an id of its own.")
            }
            let title = section.required("title", hint: "Write it like {en: …, zh: …}.")
                .flatMap { readText($0, least: 1) }
            let text = section["text"].flatMap { readText($0, least: 0) }
            let facts = section.required("facts", hint: factHint).map(readFacts) ?? []
            let limits = section["limits"].map { readLimits($0, of: facts) } ?? .none
            guard let id, let title else { return nil }
            return Control(id: id, title: title, text: text ?? .none, facts: facts, limits: limits)
        }
    }

    private static var factHint: String { "Facts are \(ComplianceFact.allCases.map(\.rawValue).listed)." }

    private static func readFacts(_ field: ConfigField) -> [ComplianceFact] {
        let items = field.items()
        if items.isEmpty { field.wrong("It names no fact.", hint: factHint) }
        var facts: [ComplianceFact] = []
        for item in items {
            guard let fact: ComplianceFact = item.choice() else { continue }
            guard !facts.contains(fact) else {
                item.wrong("It is written twice.", hint: "Keep one of the two.")
                continue
            }
            facts.append(fact)
        }
        return facts
    }

    private static func readLimits(_ field: ConfigField, of facts: [ComplianceFact]) -> ControlLimits {
        guard let section = field.section(ControlLimits.Key.allCases.map(\.rawValue)) else { return .none }
        var spans: [ControlLimits.Key: TimeSpan] = [:]
        for key in ControlLimits.Key.allCases {
            guard let member = section[key.rawValue] else { continue }
            // A limit that nothing is measured against would look like a promise.
            if !facts.isEmpty, !facts.contains(key.fact) {
                member.wrong(
                    "The control does not look at the fact \(key.fact.rawValue).",
                    hint: "Name \(key.fact.rawValue) under facts, or leave the limit out.")
            }
            spans[key] = member.parsed(hint: TimeSpan.form, TimeSpan.init(parsing:))
        }
        return ControlLimits(spans)
    }

    private static func readName(_ field: ConfigField) -> String? {
        field.parsed(hint: ResourceName.hint, ResourceName.init(parsing:))?.description
    }

    /// One text for both languages, or one for each.
    private static func readText(_ field: ConfigField, least: Int) -> BilingualText? {
        guard case .map = field.value.kind else {
            return readLetters(field, least: least).map { BilingualText(english: $0, chinese: $0) }
        }
        guard let section = field.section(languages) else { return nil }
        let hint = "Write it in English under en and in Chinese under zh."
        let english = section.required("en", hint: hint).flatMap { readLetters($0, least: least) }
        let chinese = section.required("zh", hint: hint).flatMap { readLetters($0, least: least) }
        guard let english, let chinese else { return nil }
        return BilingualText(english: english, chinese: chinese)
    }

    private static func readLetters(_ field: ConfigField, least: Int) -> String? {
        let hint = "Write \(least) to \(mostLetters) characters."
        guard let text = field.text(hint: hint) else { return nil }
        let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }
        guard isPlain, (least...mostLetters).contains(text.unicodeScalars.count) else {
            field.wrong("It is not such a text.", hint: hint)
            return nil
        }
        return text
    }
}
