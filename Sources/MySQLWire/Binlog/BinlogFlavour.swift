/// Whose dialect a log is written in.
package enum BinlogFlavour: String, Equatable, Sendable {
    case mysql
    case mariadb
}
