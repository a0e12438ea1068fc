/// Every text by the name that templates use: `{{w.workers.title}}`.
package enum WordTable {
    /// By section and name.
    package static let all: [String: [String: Word]] = {
        var table: [String: [String: Word]] = [:]
        for group in Mirror(reflecting: Words()).children {
            guard let section = group.label else { continue }
            for child in Mirror(reflecting: group.value).children {
                if let name = child.label, let word = child.value as? Word { table[section, default: [:]][name] = word }
            }
        }
        return table
    }()

    package static func word(_ section: String, _ name: String) -> Word? { all[section]?[name] }
}
