/// What a logged statement does, as far as a backup and a restore must know.
package enum StatementKind: Sendable, Hashable {
    case createTable
    case createTableLike
    /// CREATE TABLE … SELECT as text: its rows are not in the log as rows.
    case createTableSelect
    case alterTable
    case dropTable
    case renameTable
    case truncateTable
    case createIndex
    case dropIndex

    case createDatabase
    case alterDatabase
    case dropDatabase

    case createSequence
    case alterSequence
    case dropSequence

    /// CREATE, ALTER or DROP of a view, trigger, routine, event or package.
    case object(ObjectVerb)
    /// CREATE, ALTER, DROP or RENAME of users and roles, GRANT, REVOKE, SET PASSWORD, SET DEFAULT ROLE.
    case account
    /// CREATE, ALTER or DROP of a temporary table: never seen by others, never backed up.
    case temporary
    case transaction(TransactionVerb)
    /// Rows changed by a statement logged as text, or imported outside the log: the log is incomplete.
    case rowChange
    /// FLUSH, ANALYZE, OPTIMIZE, CHECK, REPAIR and the like: no row, table or object changes.
    case maintenance
    /// Server-wide matters that belong to no schema: tablespaces, servers, plugins, loadable functions.
    case server
    case empty
    /// Nothing this parser knows.
    case unknown

    package enum ObjectVerb: Sendable, Hashable { case create, alter, drop }

    package enum TransactionVerb: Sendable, Hashable {
        case begin, commit, rollback
        case savepoint, rollbackToSavepoint, releaseSavepoint
        case xaStart, xaEnd, xaPrepare, xaCommit, xaCommitOnePhase, xaRollback
    }

    /// Whether the statement defines, changes or removes tables, their rows as a whole, or schemas.
    package var isTableDDL: Bool {
        switch self {
        case .createTable, .createTableLike, .createTableSelect, .alterTable, .dropTable, .renameTable, .truncateTable,
            .createIndex, .dropIndex, .createDatabase, .alterDatabase, .dropDatabase, .createSequence, .alterSequence,
            .dropSequence:
            true
        default: false
        }
    }

    /// Whether the statement changes what is restored at the end: objects and accounts.
    package var isObjectDDL: Bool {
        switch self {
        case .object, .account: true
        default: false
        }
    }
}
