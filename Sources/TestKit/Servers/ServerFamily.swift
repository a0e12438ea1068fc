/// The two families of servers everything is tested on.
package enum ServerFamily: String, Sendable, CaseIterable, CustomStringConvertible {
    case mariadb
    case mysql

    package var description: String { self == .mariadb ? "MariaDB" : "MySQL" }
}
