/// What both sides of a connection can do; MariaDB's own capabilities are the upper 32 bits.
package struct Capabilities: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Set by MySQL and by MariaDB before 10.2: "there are no MariaDB capabilities".
    package static let longPassword = Capabilities(rawValue: 1 << 0)
    package static let foundRows = Capabilities(rawValue: 1 << 1)
    package static let longFlag = Capabilities(rawValue: 1 << 2)
    package static let connectWithSchema = Capabilities(rawValue: 1 << 3)
    package static let localFiles = Capabilities(rawValue: 1 << 7)
    package static let protocol41 = Capabilities(rawValue: 1 << 9)
    package static let tls = Capabilities(rawValue: 1 << 11)
    package static let transactions = Capabilities(rawValue: 1 << 13)
    package static let secureConnection = Capabilities(rawValue: 1 << 15)
    package static let multiResults = Capabilities(rawValue: 1 << 17)
    package static let preparedMultiResults = Capabilities(rawValue: 1 << 18)
    package static let pluginAuthentication = Capabilities(rawValue: 1 << 19)
    package static let connectAttributes = Capabilities(rawValue: 1 << 20)
    package static let lengthEncodedAuthentication = Capabilities(rawValue: 1 << 21)
    package static let deprecateEOF = Capabilities(rawValue: 1 << 24)
    /// MariaDB: COM_STMT_BULK_EXECUTE.
    package static let mariaDBBulk = Capabilities(rawValue: 1 << 34)

    /// Without these no server of the last twenty years can be talked to.
    package static let required: Capabilities = [.protocol41, .secureConnection, .pluginAuthentication]
    /// What we ask for where the server has it. Multiple statements in one query are never asked for.
    package static let wanted: Capabilities = [
        .longPassword, .longFlag, .localFiles, .protocol41, .transactions, .secureConnection, .multiResults,
        .preparedMultiResults, .pluginAuthentication, .connectAttributes, .lengthEncodedAuthentication, .deprecateEOF,
        .mariaDBBulk,
    ]
}
