/// One row of an import and what becomes of it.
package struct ImportRow: Hashable, Sendable {
    /// Line of the file, from 1; nil where there is no file.
    package let line: Int?
    /// As written; nil where there is none.
    package let name: String?
    package let outcome: ImportOutcome

    package init(line: Int?, name: String?, outcome: ImportOutcome) {
        self.line = line
        self.name = name
        self.outcome = outcome
    }
}
