/// One record of a CSV file.
package struct CSVRecord: Hashable, Sendable {
    /// Line on which it begins, from 1.
    package let line: Int
    package let fields: [String]

    package init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}
