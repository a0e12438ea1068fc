/// What an object of a schema is, other than a table.
package enum SchemaObjectKind: String, Codable, Sendable, Hashable, CaseIterable {
    case view
    case trigger
    case procedure
    case function
    case event
    case sequence
    case package
    case packageBody
}
