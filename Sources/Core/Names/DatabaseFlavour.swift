/// The family of a database server.
package enum DatabaseFlavour: String, Codable, Sendable, Hashable, CustomStringConvertible {
    case mysql
    case mariadb

    /// The product's name as its makers write it.
    package var description: String {
        switch self {
        case .mysql: "MySQL"
        case .mariadb: "MariaDB"
        }
    }
}
