/// One restore, in the words of `tidemark restore`.
package struct RestorePayload: Sendable, Codable, Hashable {
    package var plan: String?
    /// A time, a GTID or `latest`.
    package var to: String?
    /// A GTID; instead of `to`.
    package var before: String?
    /// GTIDs that are left out.
    package var skip: [String]?
    package var databases: [String]?
    /// `database.table`.
    package var tables: [String]?
    /// `old=new`.
    package var renames: [String]?
    /// `refuse`, `replace` or `rename-old`.
    package var existing: String?
    package var threads: Int?
    package var finalCheck: Bool?
    package var throwawayTarget: Bool?
    /// Identifier of the instance of the catalog that is written to.
    package var targetInstance: String?
    /// A server nobody has registered; its password is kept apart, sealed.
    package var targetServer: RestoreServer?
    /// A new server on the worker's machine.
    package var newInstance: NewInstancePayload?

    package init() {}
}
