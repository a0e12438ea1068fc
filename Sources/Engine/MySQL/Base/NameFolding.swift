package import Core

/// How the source compares table names, by its `lower_case_table_names`: 0 as they are, 1 stores them lower-cased, 2
/// compares them lower-cased.
package enum NameFolding: Sendable, Hashable {
    case exact
    case folded

    package init(lowerCaseTableNames: String?) { self = lowerCaseTableNames == "0" ? .exact : .folded }

    package func key(_ name: TableName) -> TableName {
        switch self {
        case .exact: name
        case .folded: TableName(schema: name.schema.lowercased(), name: name.name.lowercased())
        }
    }
}
