/// The line before the rows of a table.
struct ExportTable: Codable, Sendable, Hashable {
    var table: String
    /// In the order of the values of its rows.
    var columns: [String]
}
