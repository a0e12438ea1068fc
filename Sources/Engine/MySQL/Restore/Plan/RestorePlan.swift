internal import Core

/// What a restore has decided, kept on the target so that a later run does the same.
package struct RestorePlan: Sendable, Codable, Hashable {
    package var format = 1
    package var instance: String
    package var base: String
    package var cut: LogCut
    /// What the user asked for, in one line: a run that asks for something else does not continue this one.
    package var request: String
    /// What is folded; nil where all of the log is replayed one change after another.
    package var fold: FoldPlan?
    /// Rows from which on a table gets its secondary indexes after its rows; nil for never.
    package var deferIndexesFrom: UInt64?

    package init(instance: String, base: String, cut: LogCut, request: String) {
        self.instance = instance
        self.base = base
        self.cut = cut
        self.request = request
    }
}

extension RestoreOptions {
    /// The text by which two requests are the same.
    package var request: String {
        var parts = ["to \(before.map { "before \($0)" } ?? moment.description)"]
        if !skip.isEmpty { parts.append("without \(Set(skip).map(\.description).sorted().joined(separator: ", "))") }
        if !databases.isEmpty { parts.append("databases \(databases.sorted().joined(separator: ", "))") }
        if !tables.isEmpty { parts.append("tables \(tables.sorted().map(\.description).joined(separator: ", "))") }
        let names = renames.map { rename in
            switch rename {
            case .schema(let from, let to): "\(from)=\(to)"
            case .table(let from, let to): "\(from)=\(to)"
            }
        }
        if !names.isEmpty { parts.append("renamed \(names.sorted().joined(separator: ", "))") }
        return parts.joined(separator: "; ")
    }
}
