/// Whether a column's values are computed by the server.
package enum GeneratedColumn: String, Codable, Sendable, Hashable {
    case none
    case virtual
    case stored
}
