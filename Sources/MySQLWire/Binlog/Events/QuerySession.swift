/// The status variables of a QUERY event: the session the statement ran in. nil where the event does not say.
package struct QuerySession: Equatable, Sendable {
    package var flags2: UInt32?
    package var sqlMode: UInt64?
    package var catalog: String?
    package var autoIncrementIncrement: UInt16?
    package var autoIncrementOffset: UInt16?
    /// Collation numbers.
    package var characterSetClient: UInt16?
    package var collationConnection: UInt16?
    package var collationServer: UInt16?
    package var timeZone: String?
    package var lcTimeNames: UInt16?
    package var collationDatabase: UInt16?
    package var tableMapForUpdate: UInt64?
    package var masterDataWritten: UInt32?
    package var invokerUser: String?
    package var invokerHost: String?
    /// The schemas the statement changes; nil where not said or too many.
    package var updatedSchemas: [String]?
    /// The fraction of the statement's NOW(), in microseconds (MySQL's Q_MICROSECONDS, MariaDB's Q_HRNOW).
    package var microseconds: UInt32?
    package var explicitDefaultsForTimestamp: Bool?
    /// MySQL's Q_DDL_LOGGED_WITH_XID, MariaDB's Q_XID.
    package var ddlXID: UInt64?
    package var defaultCollationForUTF8MB4: UInt16?
    package var sqlRequirePrimaryKey: Bool?
    package var defaultTableEncryption: Bool?
    /// MySQL 9.7 and later.
    package var enableCascadeTriggers: Bool?
    /// MariaDB's Q_GTID_FLAGS3.
    package var gtidFlags3: UInt8?
    /// MariaDB's Q_CHARACTER_SET_COLLATIONS: pairs of (character set's number, collation number).
    package var characterSetCollations: [CollationPair]?
    /// A variable this reader does not know ended the list early.
    package var unknownCode: UInt8?

    package struct CollationPair: Equatable, Sendable {
        package let characterSet: UInt16
        package let collation: UInt16
    }

    package init() {}
}
