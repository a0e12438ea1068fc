/// What both sides of a connection can do; MariaDB's own capabilities are the upper 32 bits.
struct Capabilities: OptionSet, Sendable, Hashable {
    let rawValue: UInt64

    /// Set by MySQL and by MariaDB before 10.2: "there are no MariaDB capabilities".
    static let longPassword = Capabilities(rawValue: 1 << 0)
    static let foundRows = Capabilities(rawValue: 1 << 1)
    static let longFlag = Capabilities(rawValue: 1 << 2)
    static let connectWithSchema = Capabilities(rawValue: 1 << 3)
    static let localFiles = Capabilities(rawValue: 1 << 7)
    static let protocol41 = Capabilities(rawValue: 1 << 9)
    static let tls = Capabilities(rawValue: 1 << 11)
    static let transactions = Capabilities(rawValue: 1 << 13)
    static let secureConnection = Capabilities(rawValue: 1 << 15)
    static let multiResults = Capabilities(rawValue: 1 << 17)
    static let preparedMultiResults = Capabilities(rawValue: 1 << 18)
    static let pluginAuthentication = Capabilities(rawValue: 1 << 19)
    static let connectAttributes = Capabilities(rawValue: 1 << 20)
    static let lengthEncodedAuthentication = Capabilities(rawValue: 1 << 21)
    static let deprecateEOF = Capabilities(rawValue: 1 << 24)
    /// MariaDB: COM_STMT_BULK_EXECUTE.
    static let mariaDBBulk = Capabilities(rawValue: 1 << 34)

    /// Without these no server of the last twenty years can be talked to.
    static let required: Capabilities = [.protocol41, .secureConnection, .pluginAuthentication]
    /// What we ask for where the server has it. Multiple statements in one query are never asked for.
    static let wanted: Capabilities = [
        .longPassword, .longFlag, .localFiles, .protocol41, .transactions, .secureConnection, .multiResults,
        .preparedMultiResults, .pluginAuthentication, .connectAttributes, .lengthEncodedAuthentication, .deprecateEOF,
        .mariaDBBulk,
    ]
}
