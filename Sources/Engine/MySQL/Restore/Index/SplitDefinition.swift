internal import Core

/// A CREATE TABLE as the server writes it, divided into what is needed to write rows and what can follow them.
package struct SplitDefinition: Sendable, Hashable {
    /// The statement without what is deferred.
    package let statement: [UInt8]
    package let deferred: [DeferredIndex]

    /// Defers nothing.
    package init(whole text: [UInt8]) {
        statement = text
        deferred = []
    }

    /// - Parameters:
    ///   - text: `CREATE TABLE` as SHOW CREATE TABLE gives it: one clause after another in the first parentheses.
    ///   - keepsUnique: rows written may displace each other over UNIQUE keys, so these must be there from the beginning.
    ///     They always are in a table without a PRIMARY KEY, since one of them orders its rows.
    package init(_ text: [UInt8], keepsUnique: Bool) {
        guard let body = ClauseReader(text).body else {
            self = SplitDefinition(whole: text)
            return
        }
        let keepsUnique = keepsUnique || !body.clauses.contains { $0.starts(with: "PRIMARY", "KEY") }
        let numbered = body.clauses.first { $0.isColumn && $0.contains("AUTO_INCREMENT") }?.quotedName
        var kept: [[UInt8]] = []
        var deferred: [DeferredIndex] = []
        for clause in body.clauses {
            // A column that numbers itself must be in an index at all times.
            let isNeeded = numbered.map { clause.namesColumn($0) } ?? false
            if !isNeeded, let index = clause.index,
                !(clause.starts(with: "UNIQUE") && (keepsUnique || clause.contains("OVERLAPS")))
            {
                deferred.append(index)
            } else {
                kept.append(Array(text[clause.range]))
            }
        }
        guard !deferred.isEmpty, !kept.isEmpty else {
            self = SplitDefinition(whole: text)
            return
        }
        let separator = [UInt8(ascii: ",")]
        self.statement =
            Array(text[..<body.range.lowerBound]) + kept.joined(separator: separator) + text[body.range.upperBound...]
        self.deferred = deferred
    }
}
