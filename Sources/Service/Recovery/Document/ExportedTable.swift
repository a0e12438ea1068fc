internal import Catalog

/// A table of an export that was read.
struct ExportedTable: Sendable, Equatable {
    let name: String
    let columns: [String]
    let rows: [[CatalogValue]]
}
