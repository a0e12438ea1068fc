package import Core

/// A transaction under way, on the driver's own thread: blocks, and is used by nobody else.
///
/// SQL is written once for both databases: parameters as `?`, times as microseconds in BIGINT, flags as 0 and 1.
package protocol CatalogSession {
    /// Runs one statement and returns how many rows it inserted, updated or deleted; rows that went with them because of a
    /// foreign key are not counted, and after other statements the number means nothing.
    @discardableResult
    func execute(_ sql: String, _ parameters: [CatalogValue]) throws -> Int

    /// Runs one statement that answers with rows: a SELECT, or a change with RETURNING.
    func query(_ sql: String, _ parameters: [CatalogValue]) throws -> [CatalogRow]

    /// The catalog's time: of PostgreSQL's server, or of this machine for SQLite. Every lease goes by it.
    func now() throws -> Timestamp
}

extension CatalogSession {
    @discardableResult
    package func execute(_ sql: String) throws -> Int { try execute(sql, []) }
    package func query(_ sql: String) throws -> [CatalogRow] { try query(sql, []) }
}
