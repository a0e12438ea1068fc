internal import Catalog

/// The line before the rows of a table.
struct ExportTable: Codable, Sendable, Hashable {
    var table: String
    /// In the order of the values of its rows.
    var columns: [String]
}

/// A table of an export that was read.
struct ExportedTable: Sendable, Equatable {
    let name: String
    let columns: [String]
    let rows: [[CatalogValue]]
}
