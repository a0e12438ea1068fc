/// The two families of servers this protocol is spoken by.
package enum ServerFlavour: String, Sendable, Hashable, Codable {
    case mysql
    case mariadb
}
