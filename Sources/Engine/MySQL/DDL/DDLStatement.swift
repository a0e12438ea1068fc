package import Core
package import MySQLWire

/// A logged statement, understood as far as backup and restore need: its kind and the names in it.
///
/// Parsing never fails: what is not understood has the kind `unknown`, and callers decide what that means.
package struct DDLStatement: Sendable {
    package internal(set) var kind: StatementKind
    /// Every table named, with its role and place; REFERENCES clauses apart, see `parents`.
    package internal(set) var tables: [TableReference] = []
    /// Tables named after REFERENCES.
    package internal(set) var parents: [TableReference] = []
    /// The schema of CREATE, ALTER or DROP DATABASE; empty where the session's default is meant.
    package internal(set) var schema: String?
    /// Where `schema` stands in the text.
    package internal(set) var schemaRange: Range<Int>?
    package internal(set) var objects: [ObjectReference] = []
    package internal(set) var ifExists = false
    package internal(set) var ifNotExists = false
    package internal(set) var orReplace = false
    /// MySQL's `START TRANSACTION` at the end of an atomic CREATE TABLE … SELECT: only for the server's own use.
    package internal(set) var startTransactionClause: Range<Int>?
    /// The branch an XA statement is about.
    package internal(set) var xa: XAIdentifier?
    /// DISCARD or IMPORT TABLESPACE and the like: rows come or go by files, not by the log.
    package internal(set) var changesRowsOutsideLog = false
    /// EXCHANGE PARTITION: a second time would undo the first, and definitions do not tell whether it was done.
    package internal(set) var exchangesRows = false
    /// MariaDB's `SET STATEMENT a=b FOR`: where the statement proper begins; 0 otherwise.
    package internal(set) var bodyStart = 0

    package static func parse(_ text: [UInt8], dialect: SQLDialect = SQLDialect()) -> DDLStatement {
        var parser = StatementParser(text, dialect: dialect)
        return parser.parse()
    }

    package static func parse(_ text: String, dialect: SQLDialect = SQLDialect()) -> DDLStatement {
        parse(Array(text.utf8), dialect: dialect)
    }

    /// The tables that the statement creates, changes or removes, with full names; parents and models are only read.
    package func changedTables(in defaultSchema: String) -> [TableName] {
        var seen: Set<TableName> = []
        return tables.filter { $0.role != .model && $0.role != .member && $0.role != .subject }
            .map { $0.resolved(in: defaultSchema) }
            .filter { seen.insert($0).inserted }
    }
}
